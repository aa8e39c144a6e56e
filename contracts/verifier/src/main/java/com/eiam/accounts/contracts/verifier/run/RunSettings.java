package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Ids;
import com.eiam.accounts.contracts.verifier.credentials.ClientCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a run.
 *
 * @param clients the credentials that differ from those of the contract tenant, by the client's id there
 * @param ids the ids of the environment
 * @param operations the ids of the operations to run; empty for all
 */
public record RunSettings(
        URI server,
        Map<String, ClientCredentials> clients,
        Ids ids,
        Set<String> operations,
        Duration connectTimeout,
        Duration timeout,
        int parallel,
        Optional<Long> seed,
        Optional<String> expiredToken) {

    /** The URL without a slash at its end: the paths of the API start with one. */
    String base() {
        return server.toString().replaceAll("/+$", "");
    }
}
