package com.eiam.accounts.contracts.model;

import java.util.List;
import java.util.Optional;

/**
 * A client of the contract tenant. Its secret is published.
 *
 * @param clientId its id in the contract tenant
 * @param secret its secret in the contract tenant
 * @param permissions the permission codes that it holds
 * @param tokenLifetime how long its tokens live, in seconds; empty for the lifetime of the server
 */
public record Client(String clientId, String secret, List<String> permissions, Optional<Integer> tokenLifetime) {

    public Client {
        permissions = permissions == null ? List.of() : List.copyOf(permissions);
    }
}
