package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.CredentialValues;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Ids;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.RequestEncoder;
import com.eiam.accounts.contracts.verifier.credentials.AccessToken;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The token endpoint of a server (RFC 6749, 4.4). Thread-safe. */
public final class TokenEndpoint {

    private final Transport transport;
    private final RequestEncoder encoder;
    private final String path;
    private final Clock clock;

    /** The endpoint at a path of a server, whose URL has no slash at its end. */
    public TokenEndpoint(Transport transport, String server, String path, CredentialValues credentials, Clock clock) {
        this.transport = transport;
        this.encoder = new RequestEncoder(server, Ids.OF_THE_CONTRACT_TENANT, credentials);
        this.path = path;
        this.clock = clock;
    }

    /** The server refused a client, or its response has no token. The message is the status and the error. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Requests a token.
     *
     * @param client the id of a client of the contract tenant
     * @throws Refused if there is a response without a token
     * @throws TransportFault if there is no response
     */
    public AccessToken issue(String client) throws Refused, TransportFault {
        Request request = new Request(
                "POST",
                path,
                Map.of(),
                Map.of(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Optional.of(Credentials.of(Credentials.Kind.BASIC, client)),
                Optional.of(new Body.Form(Map.of("grant_type", "client_credentials"))));
        Response response = transport.send(encoder.encode(request));
        JsonNode body = response.json();
        String token = body.path("access_token").stringValue("");
        if (response.isSuccess() && !token.isBlank()) {
            return new AccessToken(token, body.path("expires_in").asLong(0), clock.instant());
        }
        throw new Refused("status %d%s"
                .formatted(
                        response.status(),
                        body.path("error")
                                .stringValueOpt()
                                .map(error -> " " + error)
                                .orElse(response.isSuccess() ? " without a token" : "")));
    }
}
