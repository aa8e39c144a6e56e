/**
 * Checks a server against the contracts of the account API, over HTTP. Start with
 * {@link com.eiam.accounts.contracts.verifier.ContractVerifier}; its reports are in {@code result}. The contracts are
 * in {@code contracts/contracts.json} on the class path, which the build generates from the spec.
 */
package com.eiam.accounts.contracts.verifier;
