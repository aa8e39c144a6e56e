/** Servers with faults that were chosen from the documentation of the API alone, without a look at the contracts. */
package com.eiam.accounts.contracts.verifier.faults.independent;
