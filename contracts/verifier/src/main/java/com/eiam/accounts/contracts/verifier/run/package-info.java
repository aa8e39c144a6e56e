/**
 * Runs contracts against a server. For {@link com.eiam.accounts.contracts.verifier.ContractVerifier} only, which is the
 * way in from outside.
 */
package com.eiam.accounts.contracts.verifier.run;
