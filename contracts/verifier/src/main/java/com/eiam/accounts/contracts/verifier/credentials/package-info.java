/**
 * The clients of the contract tenant in an environment: their ids, secrets and tokens, and what reports show instead.
 * For the packages of this module only.
 */
package com.eiam.accounts.contracts.verifier.credentials;
