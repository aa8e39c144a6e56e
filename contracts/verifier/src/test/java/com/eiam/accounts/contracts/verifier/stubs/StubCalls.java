package com.eiam.accounts.contracts.verifier.stubs;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls the stubs as a team does in its tests, with a token of its own. */
final class StubCalls {

    private final HttpClient client = HttpClient.newHttpClient();

    /** A response. The body is empty if it was no JSON. */
    record Answer(int status, JsonNode body) {

        String text(String key) {
            return body.path(key).stringValue("");
        }
    }

    Answer get(String path) throws IOException, InterruptedException {
        return call("GET", path, "");
    }

    Answer call(String method, String path, String body) throws IOException, InterruptedException {
        return send(
                method,
                "/applications/" + path,
                Map.of("Authorization", "Bearer a-token-of-mine", "Content-Type", "application/json; charset=UTF-8"),
                body);
    }

    Answer send(String method, String path, Map<String, String> headers, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(Stubs.url().resolve("/api/v2/tenant" + path))
                .method(method, BodyPublishers.ofString(body));
        headers.forEach(request::header);
        HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
        boolean json = response.headers().firstValue("Content-Type").orElse("").startsWith("application/json");
        return new Answer(response.statusCode(), JsonMapper.shared().readTree(json ? response.body() : "{}"));
    }
}
