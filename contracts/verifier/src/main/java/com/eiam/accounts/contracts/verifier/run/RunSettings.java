package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import com.eiam.accounts.contracts.verifier.credentials.ClientCredentials;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The settings of a run.
 *
 * @param clients the credentials that differ from those of the contract tenant, by the client's id there
 * @param authentication how clients prove who they are; empty to try what works
 * @param parallel the number of contracts that run at once; empty for one that fits the line
 * @param settle how long a read after a change may lag behind it
 */
public record RunSettings(
        URI server,
        Map<String, ClientCredentials> clients,
        Ids ids,
        Selection selection,
        ConnectionSettings connection,
        Optional<ClientAuthentication> authentication,
        Optional<Integer> parallel,
        Optional<Long> seed,
        Duration settle,
        Optional<String> expiredToken) {

    /** The URL without a slash at its end: the paths of the API start with one. */
    String base() {
        return server.toString().replaceAll("/+$", "");
    }
}
