package com.eiam.accounts.server.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.server.model.ErrorCode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Requests for tokens, at an application that implements the interface. */
class FormRulesTest extends ServerTest {

    private static final String TOKEN = "/api/v2/tenant/token";
    private static final String BASIC = "Basic Y2FsbGVyOnNlY3JldA==";
    private static final String GRANT = "grant_type=client_credentials";

    private static HttpRequest.Builder form(String path, String body) {
        return anonymous(path)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static void refused(HttpResponse<String> answer, int status, String error) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("error").asString(""))
                .isEqualTo(error);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(answer.headers().firstValue("WWW-Authenticate").orElse(""))
                .isEqualTo(status == 401 ? "Basic realm=\"token\"" : "");
    }

    @Test
    void aTokenIsIssuedAndIsGood() {
        String credentials = GRANT + "&client_id=caller&client_secret=secret";
        for (HttpRequest.Builder request : List.of(
                form(TOKEN, GRANT).header("Authorization", BASIC),
                form(TOKEN, credentials),
                form(TOKEN, credentials + "&scope=")
                        .setHeader("Content-Type", "application/x-www-form-urlencoded;charset=UTF-8"))) {
            HttpResponse<String> answer = send(request);

            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            String token = JsonMapper.shared()
                    .readTree(answer.body())
                    .path("access_token")
                    .stringValue();
            HttpResponse<String> call = send(
                    anonymous(CREATE).header("Authorization", "Bearer " + token).POST(BodyPublishers.ofString(GOOD)));
            assertThat(call.statusCode()).isEqualTo(201);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, invalid_request",
        "a=b, 400, invalid_request",
        "grant_type=, 400, invalid_request",
        "grant_type=password, 400, unsupported_grant_type",
        "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "grant_type=client_credentials&scope=a&scope=b, 400, invalid_request",
        "grant_type=client_credentials&scope=%00, 400, invalid_request",
        "grant_type=client_credentials&client_id=caller&client_secret=wrong, 401, invalid_client",
        "grant_type=client_credentials&client_secret=secret, 401, invalid_client",
        "grant_type=client_credentials, 401, invalid_client"
    })
    void aRuleOfTheSpecIsAnsweredWithItsCode(String body, int status, String error) {
        refused(send(form(TOKEN, body)), status, error);
    }

    @Test
    void boundsAreChecked() {
        String credentials = GRANT + "&client_id=caller&client_secret=secret";
        refused(send(form(TOKEN, credentials + "&scope=" + "x".repeat(256))), 400, "invalid_scope");
        refused(send(form(TOKEN, GRANT + "&client_id=" + "x".repeat(256))), 401, "invalid_client");
        refused(send(form(TOKEN, credentials + "&pad=" + "x".repeat(2 << 20))), ErrorCode.HTTP_413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret=secret", "grant_type=client_credentials", "client%5Fid=caller", "scope=all"})
    void aParameterOfTheFormInTheQueryIsRefused(String query) {
        refused(send(form(TOKEN + "?" + query, GRANT).header("Authorization", BASIC)), 400, "invalid_request");
    }

    @ParameterizedTest
    @ValueSource(strings = {"client_secret=", "grant_type", "telescope=1"})
    void anyOtherQueryIsIgnored(String query) {
        HttpResponse<String> answer =
                send(form(TOKEN + "?" + query, GRANT + "&scope=all").header("Authorization", BASIC));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"scope\":\"all\"");
    }

    @Test
    void aQueryThatIsMalformedIsABadRequest() throws IOException {
        for (String query : List.of("%zz=1", "a=%zz", "client_secret%=x")) {
            String answer = raw("POST " + TOKEN + "?" + query + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                    + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + GRANT.length()
                    + "\r\nAuthorization: " + BASIC + "\r\n\r\n" + GRANT);

            assertThat(answer).as(query).startsWith("HTTP/1.1 400 ");
        }
    }

    /** The spec declares no refusal of such a request. */
    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/json;q=0", "*/*;q=0", "nonsense"})
    void aTokenIsIssuedWhateverTheCallerAccepts(String type) {
        HttpResponse<String> answer =
                send(form(TOKEN, GRANT).header("Authorization", BASIC).setHeader("Accept", type));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        refused(send(form(TOKEN, "").setHeader("Accept", type)), 400, "invalid_request");
    }

    @Test
    void severalAuthorizationHeadersAreRefused() {
        HttpRequest.Builder twice =
                form(TOKEN, GRANT).header("Authorization", BASIC).header("Authorization", BASIC);
        refused(send(twice), 400, "invalid_request");
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Encoding, gzip",
        "Content-Type, */*",
        "Content-Type, text/plain",
        "Content-Type, application/json"
    })
    void aBodyThatIsNoFormIsRefused(String header, String value) {
        refused(send(form(TOKEN, GRANT).header("Authorization", BASIC).setHeader(header, value)), ErrorCode.HTTP_415);
    }
}
