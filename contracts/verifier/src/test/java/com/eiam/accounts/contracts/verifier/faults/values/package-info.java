/** Faulty servers that read, store or show a value otherwise than it was sent. */
package com.eiam.accounts.contracts.verifier.faults.values;
