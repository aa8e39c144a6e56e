/** Runs contracts against a server. For {@link com.eiam.accounts.contracts.verifier.ContractVerifier} only. */
package com.eiam.accounts.contracts.verifier.run;
