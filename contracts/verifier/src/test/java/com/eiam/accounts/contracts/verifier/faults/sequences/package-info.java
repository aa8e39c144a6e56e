/** Faulty servers that go wrong over several requests, and those that repeat one. */
package com.eiam.accounts.contracts.verifier.faults.sequences;
