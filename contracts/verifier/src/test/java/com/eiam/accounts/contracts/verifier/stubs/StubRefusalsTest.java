package com.eiam.accounts.contracts.verifier.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The stubs refuse a request that breaks a rule with the response of the reference server. */
@OnReferenceServer
class StubRefusalsTest {

    private static final String APP = "/api/v2/tenant/applications/20220413142801447-1D7C-9E6B0A4F2";
    private static final String CREATE = APP + "/accounts/orphan-account";
    private static final String BIND = APP + "/accounts/public-account/20220415171558023-84A4-ED5C390B8/users/bind";
    private static final String ROLES = APP + "/accounts/20220416080000300-6B1C-051627384/member-role";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    static Stream<String> bodiesOfAnAccount() {
        return Stream.of(
                "{}",
                "",
                "hello",
                "[1,",
                "{\"account_name\": ",
                "{\"account_name\": \"n\"} x",
                "[{\"account_name\": \"n\"}]",
                "\"n\"",
                "true",
                "{\"account_name\": null}",
                "{\"account_name\": \"\\u3000\\t\"}",
                "{\"account_name\": {\"a\": 1}}",
                "{\"account_name\": \"" + "é".repeat(256) + "\"}",
                "{\"account_name\": \"" + "🙂".repeat(300) + "\"}",
                "{\"account_name\": \"a\\u0000\"}",
                "{\"account_name\": \"a\\udfff\"}",
                "{\"account_name\": \"n\", \"nickname\": \"m\"}",
                "{\"account_name\": \"n\", \"昵称\": \"m\", \"b\": 2}",
                "{\"account_name\": \"n\", \"password\": 12345678}",
                "{\"account_name\": \"n\", \"password\": \"" + "p".repeat(129) + "\"}",
                "{\"account_name\": \"n\", \"disabled\": \"yes\"}",
                "{\"account_name\": \"n\", \"extension\": [1]}",
                "{\"account_name\": \"n\", \"extension\": {\"room\": {\"key\": 1}}}",
                "{\"account_name\": \"n\", \"extension\": {\"ok\": \"x\", \"room\": null}}",
                "{\"account_name\": \"n\", \"extension\": {\"ok\": [\"x\"], \"groups\": [\"a\", 7]}}",
                "{\"account_name\": \"n\", \"extension\": {\"groups\": [\"a\", \"b\", {\"key\": 1}]}}",
                // Of two faults, the first one in the order of the schema counts.
                "{\"x\": 1, \"disabled\": \"yes\", \"name\": 7, \"account_name\": \"n\"}",
                "{\"account_name\": 7, \"org_code\": []}",
                "{\"account_name\": 7, \"unknown\": []}");
    }

    @ParameterizedTest
    @MethodSource("bodiesOfAnAccount")
    void ofABody(String body) throws Exception {
        assertSame("POST", CREATE, body);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "POST | " + BIND + " | {\"user_names\": \"li.si\"}",
                "POST | " + BIND + " | {\"user_names\": [\"cq04130005\", 7]}",
                "POST | " + BIND + " | {\"user_names\": [\"cq04130005\", \" \"]}",
                "POST | " + BIND + " | {\"user_names\": []}",
                "DELETE | " + ROLES + " | {\"role_ids\": [\"a\", \"b\", \"\"]}",
                "DELETE | " + ROLES + " | {\"role_ids\": [\"a\", null]}",
                "DELETE | " + ROLES + " | {\"role_ids\": [\"a\"], \"account_id\": \"b\"}",
                "POST | /api/v2/tenant/applications/%E3%80%80/accounts/orphan-account | {\"account_name\": \"n\"}",
                "GET | " + APP + "/accounts?offset=0 | ``",
                "GET | " + APP + "/accounts?offset=-7&limit=10 | ``",
                "GET | " + APP + "/accounts?offset=1.0&limit=10 | ``",
                "GET | " + APP + "/accounts?offset=0&limit=0101 | ``",
                "GET | " + APP + "/accounts?offset=0&limit=7 | ``",
                "GET | " + APP + "/accounts?offset=x&limit=x | ``",
                "GET | " + APP + "/accounts?offset=0&limit=10&account_type=basic | ``"
            })
    void ofAnOperation(String method, String path, String body) throws Exception {
        assertSame(method, path, body);
    }

    @ParameterizedTest
    @CsvSource({"255, APP.0001", "256, TENANT-COMMON-0005"})
    void ofAPath(int length, String code) throws Exception {
        String path = "/api/v2/tenant/applications/" + "%C3%A9".repeat(length) + "/accounts?offset=0&limit=10";
        HttpResponse<String> refusal = callServer("GET", path, "", Map.of());
        assertThat(refusal.body()).contains(code);
        if (length > 255) {
            assertSame("GET", path, "");
        }
    }

    private void assertSame(String method, String path, String body) throws Exception {
        for (String language : new String[] {"zh-CN", "en-GB"}) {
            Map<String, String> headers = Map.of("Accept-Language", language);
            HttpResponse<String> real = callServer(method, path, body, headers);
            HttpResponse<String> stub = call(Stubs.url().toString(), "mine", method, path, body, headers);
            assertThat(real.statusCode()).as(real.body()).isEqualTo(400);
            assertThat(stub.statusCode() + " " + stub.body()).isEqualTo(real.statusCode() + " " + real.body());
        }
    }

    private HttpResponse<String> callServer(String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        String server = "http://localhost:" + port;
        return call(server, RealTokens.of(server, "sandbox"), method, path, body, headers);
    }

    private static HttpResponse<String> call(
            String url, String bearer, String method, String path, String body, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return CLIENT.send(request.build(), BodyHandlers.ofString());
    }
}
