package com.eiam.accounts.contracts.verifier;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Who the contract tenant's clients are in the environment that is verified, and where contracts have their credentials.
 * Immutable.
 */
final class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String BASIC = "Basic ";
    private static final String TAMPERED = ".tampered";
    private static final String AUTHORIZATION = "Authorization";

    /** Id and secret of a client in the environment. */
    record Client(String id, String secret) {

        /** As HTTP Basic has them (RFC 7617, 2). */
        String basic() {
            return Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public String toString() {
            return id;
        }
    }

    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Map<String, String> published;

    /**
     * Makes the credentials.
     *
     * @param overridden the clients whose credentials are not the contract tenant's own
     */
    Credentials(ContractSuite suite, Map<String, Client> overridden) {
        this.published = suite.clients().stream().collect(Collectors.toMap(ContractClient::id, ContractClient::secret));
        suite.clients()
                .forEach(client -> clients.put(
                        client.id(), overridden.getOrDefault(client.id(), new Client(client.id(), client.secret()))));
    }

    /** The client's id and secret in the environment. */
    Client of(String client) {
        return clients.get(client);
    }

    /** All of them, by their id in the contract tenant. */
    Map<String, Client> all() {
        return Map.copyOf(clients);
    }

    /** Whether the secret is the one that the contract tenant publishes. */
    boolean isPublished(String client) {
        return clients.get(client).secret().equals(published.get(client));
    }

    /** The request with a placeholder wherever a client's credentials belong. */
    ContractRequest mark(ContractRequest request) {
        Map<String, String> headers = new LinkedHashMap<>(request.headers());
        headers.replaceAll((name, value) -> name.equalsIgnoreCase(AUTHORIZATION) ? authorization(value) : value);
        return new ContractRequest(
                request.method(),
                request.url(),
                headers,
                request.isForm() ? request.body().map(this::form) : request.body());
    }

    /** The client whose token a request bears; empty if it bears none. */
    static String bearer(ContractRequest request) {
        String value = request.header(AUTHORIZATION).orElse("");
        String symbol = value.startsWith(BEARER) ? value.substring(BEARER.length()) : "";
        return symbol.endsWith(TAMPERED) ? symbol.substring(0, symbol.length() - TAMPERED.length()) : symbol;
    }

    private String authorization(String value) {
        if (value.startsWith(BEARER)) {
            return bearer(value);
        }
        if (value.startsWith(BASIC)) {
            return basic(value);
        }
        return value;
    }

    private String bearer(String value) {
        String symbol = value.substring(BEARER.length());
        if (clients.containsKey(symbol)) {
            return BEARER + new Placeholder(Placeholder.Kind.TOKEN, symbol).mark();
        }
        if (symbol.endsWith(TAMPERED)) {
            String client = symbol.substring(0, symbol.length() - TAMPERED.length());
            return clients.containsKey(client)
                    ? BEARER + new Placeholder(Placeholder.Kind.TAMPERED, client).mark()
                    : value;
        }
        return value;
    }

    private String basic(String value) {
        String decoded;
        try {
            decoded = new String(Base64.getDecoder().decode(value.substring(BASIC.length())), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            // A contract may well send what is no Base64.
            return value;
        }
        int colon = decoded.indexOf(':');
        String id = colon < 0 ? decoded : decoded.substring(0, colon);
        Client client = clients.get(id);
        if (client == null || colon < 0) {
            return value;
        }
        String secret = decoded.substring(colon + 1);
        return BASIC
                + (secret.equals(published.get(id))
                        ? new Placeholder(Placeholder.Kind.BASIC, id).mark()
                        : new Client(client.id(), secret).basic());
    }

    /** Client id and secret of RFC 6749, 2.3.1. */
    private String form(String body) {
        String id = Arrays.stream(body.split("&"))
                .filter(pair -> pair.startsWith("client_id="))
                .map(pair -> URLDecoder.decode(pair.substring("client_id=".length()), StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
        Client client = clients.get(id);
        if (client == null) {
            return body;
        }
        return Arrays.stream(body.split("&", -1))
                .map(pair -> pair.startsWith("client_id=") ? "client_id=" + encode(client.id()) : pair)
                .map(pair -> pair.equals("client_secret=" + encode(published.get(id)))
                        ? "client_secret=" + new Placeholder(Placeholder.Kind.SECRET, id).mark()
                        : pair)
                .collect(Collectors.joining("&"));
    }

    static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
