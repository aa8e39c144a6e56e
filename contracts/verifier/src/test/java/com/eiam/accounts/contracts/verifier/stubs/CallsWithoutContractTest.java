package com.eiam.accounts.contracts.verifier.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Stubs answer calls that no contract makes as the reference server does. */
@OnReferenceServer
class CallsWithoutContractTest {

    private static final Map<String, String> APPLICATIONS = Map.of(
            "{CRM}", "20220413142801447-1D7C-9E6B0A4F2",
            "{WIKI}", "20220413143015962-6F20-B3D81C75E",
            "{PAYROLL}", "20220413143230118-84CE-07AF5D912",
            "{ARCHIVE}", "20220413144510226-2B90-4E7D1C038",
            "{HELPDESK}", "20220413145820347-3C51-9D0E6B7A4",
            "{CLINIC}", "20220413150500620-7095-D142AFBE8");

    /** The headers that callers act on. */
    private static final List<String> HEADERS = List.of("allow", "content-type", "www-authenticate");

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @BeforeAll
    static void forgetChanges() {
        Stubs.fresh();
    }

    @ParameterizedTest
    @CsvFileSource(
            resources = "/stubs/calls.csv",
            numLinesToSkip = 1,
            delimiter = '|',
            quoteCharacter = '`',
            maxCharsPerColumn = 16_384,
            nullValues = "-")
    void areAnsweredAsByTheServer(String method, String path, String authorization, String headers, String body)
            throws Exception {
        String target = path;
        for (Map.Entry<String, String> application : APPLICATIONS.entrySet()) {
            target = target.replace(application.getKey(), "/api/v2/tenant/applications/" + application.getValue());
        }
        Map<String, String> sent = new TreeMap<>();
        if (headers != null) {
            for (String header : headers.split(" ;; ")) {
                sent.put(header.split(": ", 2)[0], header.split(": ", 2)[1]);
            }
        }
        String real = "http://localhost:" + port;
        String token = authorization == null ? "" : authorization.substring(authorization.lastIndexOf(' ') + 1);
        String realAuthorization =
                token.startsWith("sandbox") ? authorization.replace(token, RealTokens.of(real, token)) : authorization;
        String expected = call(real, method, target, realAuthorization, sent, body);
        String actual = call(Stubs.url().toString(), method, target, authorization, sent, body);
        if (!method.equals("GET") && (expected.startsWith("2") || actual.startsWith("2"))) {
            call(real, "POST", "/sandbox/reset", null, Map.of(), null);
            Stubs.fresh();
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String call(
            String url, String method, String path, String authorization, Map<String, String> headers, String body)
            throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        HttpResponse<String> response = CLIENT.send(request.build(), BodyHandlers.ofString());
        return response.statusCode() + " " + headers(response, headers.get("X-Request-Id")) + "\n"
                + (method.equals("HEAD") ? "" : comparable(response.body()));
    }

    private static Map<String, Object> headers(HttpResponse<String> response, String requestId) {
        Map<String, Object> comparable = new TreeMap<>();
        for (String name : HEADERS) {
            response.headers()
                    .firstValue(name)
                    .map(value -> value.toLowerCase(Locale.ROOT))
                    .ifPresent(value -> comparable.put(name, new TreeSet<>(List.of(value.split(", ")))));
        }
        String id = response.headers().firstValue("X-Request-Id").orElse("none");
        String origin = id.matches("[A-Za-z0-9._-]{1,64}") ? "new" : id;
        comparable.put("x-request-id", id.equals(requestId) ? "the caller's" : origin);
        return comparable;
    }

    /** The body without what differs from call to call. */
    private static String comparable(String body) {
        if (body.isEmpty()) {
            return "";
        }
        JsonNode json = JsonMapper.shared().readTree(body);
        if (json instanceof ObjectNode object && object.has("account_id")) {
            object.put("account_id", "an id");
        }
        if (json instanceof ObjectNode object && object.has("access_token")) {
            object.put("access_token", "a token");
        }
        // The order of keys does not matter.
        return JsonMapper.shared().treeToValue(json, TreeMap.class).toString();
    }
}
