/**
 * Holds a server against the contracts of the account API, over HTTP.
 *
 * <p>{@link com.eiam.accounts.contracts.verifier.ContractVerifier} is the way in. What it knows of the API comes from
 * {@code contracts/contracts.json} on the class path, which the build makes of the spec.
 */
package com.eiam.accounts.contracts.verifier;
