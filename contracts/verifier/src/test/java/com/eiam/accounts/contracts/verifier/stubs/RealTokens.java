package com.eiam.accounts.contracts.verifier.stubs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Tokens of the reference server, which all tests share as they share the server. */
final class RealTokens {

    private static final Map<String, String> BY_CLIENT = new HashMap<>();

    private RealTokens() {}

    static synchronized String of(String server, String client) throws IOException, InterruptedException {
        if (!BY_CLIENT.containsKey(client)) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server + "/api/v2/tenant/token"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(
                            "grant_type=client_credentials&client_secret=sandbox-secret&client_id=" + client))
                    .build();
            String answer = HttpClient.newHttpClient()
                    .send(request, BodyHandlers.ofString())
                    .body();
            BY_CLIENT.put(
                    client,
                    JsonMapper.shared().readTree(answer).path("access_token").stringValue());
        }
        return BY_CLIENT.get(client);
    }
}
