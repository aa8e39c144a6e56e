package com.eiam.accounts.contracts.verifier;

import java.util.OptionalInt;

/**
 * A client of the contract tenant. Its secret is published.
 *
 * @param tokenLifetime how many seconds its tokens must live, if it exists for them to expire
 */
record ContractClient(String id, String secret, OptionalInt tokenLifetime) {}
