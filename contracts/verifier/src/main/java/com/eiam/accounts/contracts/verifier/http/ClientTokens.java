package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.verifier.credentials.AccessToken;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.Secret;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** The tokens of all clients. Replaces a token that is about to expire, or that is refused too early. Thread-safe. */
public final class ClientTokens {

    /** The error of a token that is not valid (RFC 6750, 3.1). */
    private static final String INVALID_TOKEN = "invalid_token";

    private final TokenEndpoint endpoint;
    private final EnvironmentCredentials credentials;
    private final Clock clock;
    private final Map<String, Credentials.Kind> kinds = new ConcurrentHashMap<>();
    private final AtomicInteger refusals = new AtomicInteger();

    public ClientTokens(TokenEndpoint endpoint, EnvironmentCredentials credentials, Clock clock) {
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.clock = clock;
    }

    /**
     * Requests the first token of a client, and remembers how.
     *
     * @param kind how the client authenticates
     * @throws TokenEndpoint.Refused if there is a response without a token
     * @throws TransportFault if there is no response
     */
    public AccessToken issue(String client, Credentials.Kind kind) throws TokenEndpoint.Refused, TransportFault {
        AccessToken token = endpoint.issue(client, kind);
        kinds.put(client, kind);
        return token;
    }

    /** The valid token that a request is about to send, replaced if it is about to expire; empty if it sends none. */
    Optional<AccessToken> fresh(Request request) {
        return request.credentials()
                .filter(sent -> Secret.TOKENS.contains(sent.kind()))
                .map(Credentials::client)
                .flatMap(client -> {
                    AccessToken token = credentials.kept(client);
                    if (token != null && clock.instant().isAfter(token.renewal())) {
                        renew(client, token);
                    }
                    return Optional.ofNullable(credentials.kept(client));
                });
    }

    /**
     * Replaces a token that the server refused although it should be valid.
     *
     * @return whether there is a new one
     */
    boolean renewRefused(Request request, AccessToken token, Response response) {
        Optional<String> client = request.credentials()
                .filter(sent -> sent.kind() == Credentials.Kind.TOKEN)
                .map(Credentials::client);
        if (client.isEmpty() || !isInvalidToken(response)) {
            return false;
        }
        renew(client.get(), token);
        boolean isNew = credentials.kept(client.get()) != token;
        refusals.addAndGet(isNew ? 1 : 0);
        return isNew;
    }

    /** One sentence on the tokens that were refused; empty if there were none. */
    public Optional<String> note() {
        String note =
                "the server refused a token that should have been valid %d times, for instance because the line is"
                        + " slow and tokens live shortly; each request was repeated once, with a new token";
        return refusals.get() == 0 ? Optional.empty() : Optional.of(note.formatted(refusals.get()));
    }

    /** One thread renews a token, and the others get its result. */
    private synchronized void renew(String client, AccessToken old) {
        if (credentials.kept(client) != old || !kinds.containsKey(client)) {
            return;
        }
        try {
            credentials.keep(client, endpoint.issue(client, kinds.get(client)));
        } catch (TokenEndpoint.Refused | TransportFault e) {
            // The old token is sent, and the contract reports what the server answers.
        }
    }

    private static boolean isInvalidToken(Response response) {
        // Servers differ in the status.
        return response.status() / 100 == 4
                && (response.header("WWW-Authenticate").stream().anyMatch(value -> value.contains(INVALID_TOKEN))
                        || response.json().path("error").stringValue("").equals(INVALID_TOKEN));
    }
}
