package com.eiam.accounts.contracts.verifier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.json.JsonMapper;

/** Real tokens for the symbols of the contracts, each asked for once (RFC 6749, 4.4). */
final class AccessTokens {

    private static final String BEARER = "Bearer ";

    private final URI server;
    private final Map<String, String> secrets = ContractIndex.CONTRACTS.secrets();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    AccessTokens(URI server) {
        this.server = server;
    }

    /** A bearer whose token is the id of a client gets a token of that client; anything else stays as it is. */
    String exchange(String authorization) {
        String symbol = authorization.startsWith(BEARER) ? authorization.substring(BEARER.length()) : "";
        return secrets.containsKey(symbol) ? BEARER + tokens.computeIfAbsent(symbol, this::issue) : authorization;
    }

    private String issue(String id) {
        String basic =
                Base64.getEncoder().encodeToString((id + ":" + secrets.get(id)).getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(server.resolve(ContractIndex.CONTRACTS.tokenUrl()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials"))
                .build();
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new AssertionError(
                        "no token for the client " + id + ": " + response.statusCode() + " " + response.body());
            }
            return JsonMapper.shared()
                    .readTree(response.body())
                    .path("access_token")
                    .stringValue();
        } catch (IOException e) {
            throw new AssertionError("no token for the client " + id + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while asking for a token", e);
        }
    }
}
