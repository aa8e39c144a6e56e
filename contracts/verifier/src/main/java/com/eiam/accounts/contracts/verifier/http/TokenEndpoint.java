package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.CredentialValues;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.verifier.credentials.AccessToken;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The token endpoint of a server (RFC 6749, 4.4). Thread-safe. */
public final class TokenEndpoint {

    /** How much of a refusal is shown, in characters. */
    private static final int MAX_SHOWN = 300;

    /** The longest token that is sent, in characters. Servers and gateways take shorter headers. */
    private static final int MAX_TOKEN = 16_384;

    /** What a header can have (RFC 6749, A.12). */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1," + MAX_TOKEN + "}");

    private final Transport transport;
    private final SecretMask mask;
    private final RequestEncoder encoder;
    private final String path;
    private final Clock clock;

    /** The endpoint at a path of a server, whose URL has no slash at its end. */
    public TokenEndpoint(
            Transport transport,
            String server,
            String path,
            CredentialValues credentials,
            SecretMask mask,
            Clock clock) {
        this.transport = transport;
        this.mask = mask;
        this.encoder = new RequestEncoder(server, Ids.OF_THE_CONTRACT_TENANT, credentials);
        this.path = path;
        this.clock = clock;
    }

    /** The server refused a client, or its response has no token. The message is the status and the body. */
    public static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final int status;
        private final boolean invalidClient;

        Refused(String message, int status, boolean invalidClient) {
            super(message);
            this.status = status;
            this.invalidClient = invalidClient;
        }

        /** Whether the answer may be another one soon: it is none of a token endpoint (RFC 6749, 5.1 and 5.2). */
        public boolean isOfGateway() {
            return status != 400 && status != 401;
        }

        /** Whether the server says that it does not know these credentials (RFC 6749, 5.2). */
        public boolean isInvalidClient() {
            return invalidClient;
        }
    }

    /**
     * @param client the id of a client of the contract tenant
     * @param kind how the client authenticates
     * @throws Refused if there is a response without a token
     * @throws TransportFault if there is no response
     */
    public AccessToken issue(String client, Credentials.Kind kind) throws Refused, TransportFault {
        Request request = new Request(
                "POST",
                path,
                Map.of(),
                Map.of(),
                Map.of("Content-Type", "application/x-www-form-urlencoded"),
                Optional.of(Credentials.of(kind, client)),
                Optional.of(new Body.Form(Map.of("grant_type", "client_credentials"))));
        Response response = transport.send(encoder.encode(request));
        JsonNode body = response.json();
        String token = body.path("access_token").stringValue("");
        if (response.isSuccess() && TOKEN.matcher(token).matches()) {
            // The lifetime is optional (RFC 6749, 5.1).
            OptionalInt seconds = body.path("expires_in").asIntOpt();
            return new AccessToken(
                    token,
                    seconds.isPresent() ? Math.max(0, seconds.getAsInt()) : AccessToken.UNKNOWN,
                    clock.instant());
        }
        mask.learn(response.text());
        String text = mask.apply(VisibleText.cut(response.text().strip(), MAX_SHOWN));
        String what = response.isSuccess() ? without(token) : mask.apply(location(response));
        String reason = "status " + response.status() + what + (text.isEmpty() ? "" : ": " + text);
        boolean isInvalidClient = body.path("error").stringValue("").equals("invalid_client");
        throw new Refused(reason, response.status(), isInvalidClient);
    }

    /** Where a redirect leads, for instance from HTTP to HTTPS. */
    private static String location(Response response) {
        return response.header("Location").stream()
                .findFirst()
                .map(url -> " and a redirect to " + VisibleText.cut(url, MAX_SHOWN))
                .orElse("");
    }

    private static String without(String token) {
        if (token.length() > MAX_TOKEN) {
            return " with a token of %d characters, which no header can have".formatted(token.length());
        }
        return token.isBlank() ? " without a token" : " with a token that has characters which no header can have";
    }
}
