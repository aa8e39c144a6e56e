/** Faulty servers that read or write HTTP, JSON or forms in another way than the standards. */
package com.eiam.accounts.contracts.verifier.faults.protocol;
