package com.eiam.accounts.contracts.verifier;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is told.
 *
 * @param clients credentials that are not the contract tenant's own, by client of the contract tenant
 * @param ids the environment's ids, by id of the contract tenant
 * @param operations the ids of the operations to run
 */
record Settings(
        URI server,
        Map<String, Credentials.Client> clients,
        Map<String, String> ids,
        Set<String> operations,
        Duration connectTimeout,
        Duration timeout,
        int parallel,
        Optional<Long> seed,
        Optional<String> expiredToken) {

    /** The URL without a slash at its end: the contracts' URLs start with one. */
    String base() {
        return server.toString().replaceAll("/+$", "");
    }
}
