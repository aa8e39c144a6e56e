package com.eiam.accounts.contracts.verifier;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the contract tenant's clients, each asked for once (RFC 6749, 4.4). Thread-safe. */
final class Tokens {

    private final Transport transport;
    private final String url;
    private final Credentials credentials;
    private final Secrets secrets;
    private final Clock clock;
    private final Map<String, AccessToken> tokens = new ConcurrentHashMap<>();

    Tokens(Transport transport, String url, Credentials credentials, Secrets secrets, Clock clock) {
        this.transport = transport;
        this.url = url;
        this.credentials = credentials;
        this.secrets = secrets;
        this.clock = clock;
        credentials.all().forEach((client, real) -> {
            secrets.add(real.secret(), new Placeholder(Placeholder.Kind.SECRET, client).words());
            secrets.add(real.basic(), new Placeholder(Placeholder.Kind.BASIC, client).words());
        });
    }

    /** The server refuses a client, or answers what is no token. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * Asks for a client's token and keeps it.
     *
     * @throws Refused if there is an answer, but no token in it
     * @throws TransportFault if there is no answer
     */
    AccessToken fetch(String client) throws Refused, TransportFault {
        Credentials.Client real = credentials.of(client);
        RawAnswer answer = transport.send(
                "POST",
                url,
                Map.of("Authorization", "Basic " + real.basic(), "Content-Type", "application/x-www-form-urlencoded"),
                Optional.of("grant_type=client_credentials"));
        JsonNode body = json(answer);
        String value = body.path("access_token").stringValue("");
        if (!answer.isSuccess() || value.isBlank()) {
            throw new Refused("%s was answered with status %d%s"
                    .formatted(
                            real.id().equals(client)
                                    ? "the client " + client
                                    : "the client " + client + " (" + real.id() + ")",
                            answer.status(),
                            body.path("error")
                                    .stringValueOpt()
                                    .map(error -> " " + error)
                                    .orElse(answer.isSuccess() ? " without a token" : "")));
        }
        return keep(client, new AccessToken(value, body.path("expires_in").asLong(0), clock.instant()));
    }

    /** Keeps a token that was not asked for here. */
    AccessToken keep(String client, AccessToken token) {
        secrets.add(token.value(), new Placeholder(Placeholder.Kind.TOKEN, client).words());
        secrets.add(token.tampered(client), new Placeholder(Placeholder.Kind.TAMPERED, client).words());
        tokens.put(client, token);
        return token;
    }

    /** When a client's token has expired for sure: servers count in whole seconds. */
    Instant expiry(String client) {
        AccessToken token = tokens.get(client);
        return token.received().plusSeconds(token.seconds() == 0 ? 0 : token.seconds() + 1);
    }

    /** What is sent in the place of a placeholder. */
    String value(Placeholder placeholder) {
        String client = placeholder.client();
        return switch (placeholder.kind()) {
            case TOKEN -> tokens.get(client).value();
            case TAMPERED -> tokens.get(client).tampered(client);
            case BASIC -> credentials.of(client).basic();
            case SECRET -> Credentials.encode(credentials.of(client).secret());
        };
    }

    private static JsonNode json(RawAnswer answer) {
        try {
            return JsonMapper.shared().readTree(answer.text());
        } catch (JacksonException e) {
            return JsonMapper.shared().missingNode();
        }
    }
}
