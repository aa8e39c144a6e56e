/** A run of all faulty servers counts how many of them break a contract. */
package com.eiam.accounts.contracts.verifier.faults;
