package com.eiam.accounts.contracts.verifier.credentials;

/** The id and the secret of a client in the environment. */
public record ClientCredentials(String id, String secret) {

    @Override
    public String toString() {
        return id;
    }
}
