/** Faulty servers that go wrong with the entries of a list in a request: with roles and with users. */
package com.eiam.accounts.contracts.verifier.faults.entries;
