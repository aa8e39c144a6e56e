package com.eiam.accounts.server.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.server.model.ErrorCode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Whatever goes wrong, the answer is the envelope. */
@ExtendWith(OutputCaptureExtension.class)
class ErrorsTest extends ServerTest {

    @Test
    void aRefusalOfTheImplementerIsTheCataloguesEntry() {
        refused(create("{\"account_name\":\"taken\"}"), ErrorCode.APP_ACCOUNT_0013);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fault", "error"})
    void aFaultIsLoggedUnderTheRequestIdAndNotShown(String name, CapturedOutput output) {
        HttpResponse<String> answer = send(request(CREATE)
                .header("X-Request-Id", "of-" + name)
                .POST(BodyPublishers.ofString("{\"account_name\":\"" + name + "\"}")));

        refused(answer, ErrorCode.HTTP_500);
        assertThat(output).contains("POST " + CREATE + " is answered with 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"outage", "broken"})
    void anOutageOfTheDatabaseSaysWhenToTryAgain(String name) {
        HttpResponse<String> answer = create("{\"account_name\":\"" + name + "\"}");

        refused(answer, ErrorCode.HTTP_503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    en                       | English
                    en-US,en;q=0.9           | English
                    fr, en;q=0.5, zh;q=0.4   | English
                    zh;q=0.3, en;q=0.8       | English
                    EN                       | English
                    zh-CN,zh;q=0.9,en;q=0.8  | Chinese
                    en;q=0, zh;q=0.1         | Chinese
                    en;q=0                   | Chinese
                    fr                       | Chinese
                    *                        | Chinese
                    eng                      | Chinese
                    ;;;                      | Chinese
                    en;q=banana              | Chinese
                    ''                       | Chinese
                    """)
    void messagesAreInTheLanguageThatTheCallerPrefers(String header, String language) {
        HttpResponse<String> answer = send(request(CREATE)
                .header("Accept-Language", header)
                .POST(BodyPublishers.ofString("{\"account_name\":\"taken\"}")));

        ErrorCode code = ErrorCode.APP_ACCOUNT_0013;
        refused(answer, code, language.equals("English") ? code.english() : code.message());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "A-z.0_9", "3f2b8c1e-5a0d-4c7e-9b1f-6d2a7e8c9f01"})
    void aRequestIdOfTheCallerIsKept(String id) {
        assertThat(send(request("/nowhere").header("X-Request-Id", id).GET())
                        .headers()
                        .allValues("X-Request-Id"))
                .containsExactly(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a b",
                "a\tb",
                "<script>",
                "ä",
                "0123456789012345678901234567890123456789012345678901234567890123x"
            })
    void anyOtherRequestIdIsReplaced(String id) {
        assertThat(send(request("/nowhere").header("X-Request-Id", id).GET())
                        .headers()
                        .allValues("X-Request-Id"))
                .singleElement()
                .asString()
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void aPathThatTheApiDoesNotHaveIsNotFoundWhateverTheMethod() {
        refused(send(request("/nowhere").GET()), ErrorCode.HTTP_404);
        refused(send(request("/nowhere").POST(BodyPublishers.ofString(GOOD))), ErrorCode.HTTP_404);
        refused(send(request(CREATE + "/").POST(BodyPublishers.ofString(GOOD))), ErrorCode.HTTP_404);
        refused(send(request("/error").GET()), ErrorCode.HTTP_404);
        refused(send(anonymous("/api/v2/tenant/token/below").GET()), ErrorCode.HTTP_404);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, " + CREATE + ", POST",
        // Literal segments win: orphan-account is not an account id here.
        "PUT, " + CREATE + ", POST",
        "OPTIONS, " + CREATE + ", POST",
        "BREW, " + CREATE + ", POST",
        "GET, /api/v2/tenant/token, POST",
        "PUT, /api/v2/tenant/applications/app/accounts/public-account/id/users/bind, POST"
    })
    void anotherMethodIsRefusedWithTheMethodsOfThePath(String method, String path, String allow) {
        HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.ofString(GOOD)));

        refused(answer, ErrorCode.HTTP_405);
        assertThat(answer.headers().firstValue("Allow")).hasValue(allow);
    }

    @Test
    void anOperationThatNobodyImplementsIsNotFound() {
        refused(
                send(request("/api/v2/tenant/applications/app/accounts/id/member-role")
                        .method("DELETE", BodyPublishers.ofString("{}"))),
                ErrorCode.HTTP_404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/xml",
                "application/json;charset=no-such",
                "nonsense",
                "*/*",
                "text/*",
                "application/*",
                "application/*+json",
                "*/*;charset=utf-8"
            })
    void aBodyOfAnotherMediaTypeIsRefused(String type) {
        refused(
                send(request(CREATE).setHeader("Content-Type", type).POST(BodyPublishers.ofString(GOOD))),
                ErrorCode.HTTP_415);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/*", "text/*", "application/*+json", "nonsense", "text/plain"})
    void theMediaTypeOfNoBodyIsIgnored(String type) {
        String update = "/api/v2/tenant/applications/app/accounts/id";
        refused(send(request("/nowhere").setHeader("Content-Type", type).GET()), ErrorCode.HTTP_404);
        refused(
                send(request("/nowhere").setHeader("Content-Type", type).POST(BodyPublishers.noBody())),
                ErrorCode.HTTP_404);
        refused(send(request(CREATE).setHeader("Content-Type", type).GET()), ErrorCode.HTTP_405);
        refused(
                send(request(update).setHeader("Content-Type", type).PUT(BodyPublishers.ofString(GOOD))),
                ErrorCode.HTTP_415);
        assertThat(send(anonymous("/health").setHeader("Content-Type", type).GET())
                        .body())
                .isEqualTo("up");
        assertThat(send(anonymous(update).setHeader("Content-Type", type).GET()).statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "br", "deflate", "identity, gzip", "nonsense"})
    void anEncodedBodyIsRefused(String coding) {
        HttpResponse<String> answer =
                send(request(CREATE).header("Content-Encoding", coding).POST(BodyPublishers.ofString(GOOD)));

        refused(answer, ErrorCode.HTTP_415);
        assertThat(answer.headers().firstValue("Accept-Encoding")).hasValue("identity");
    }

    @Test
    void aBodyThatIsNotEncodedIsTaken() {
        for (String coding : new String[] {"identity", "Identity", ""}) {
            assertThat(send(request(CREATE).header("Content-Encoding", coding).POST(BodyPublishers.ofString(GOOD)))
                            .statusCode())
                    .isEqualTo(201);
        }
        refused(send(request("/nowhere").header("Content-Encoding", "gzip").GET()), ErrorCode.HTTP_404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "application/xml", "nonsense"})
    void aCallerThatAcceptsNoJsonIsRefused(String type) {
        refused(send(request(CREATE).header("Accept", type).POST(BodyPublishers.ofString(GOOD))), ErrorCode.HTTP_406);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a;b", "/a//b", "/a%2Fb", "/%2e%2e/a", "/a%00b", "/a%0Ab", "/a%5Cb", "/%zz", "/%E4%BD"})
    void aPathThatNoServerShouldTakeIsRefused(String path) throws IOException {
        assertMalformed(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "GET /[ HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/9.9\r\nHost: a\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: nonsense\r\n\r\n",
            })
    void whatTomcatRefusesIsAnsweredToo(String request) throws IOException {
        assertMalformed(raw(request));
    }

    @Test
    void headersThatAreTooLargeAreAnsweredToo() throws IOException {
        assertMalformed(raw("GET / HTTP/1.1\r\nHost: a\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"));
    }

    private static void assertMalformed(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("X-Request-Id: ");
        assertThat(answer)
                .endsWith("{\"error_code\":\"" + ErrorCode.TENANT_COMMON_0005.code() + "\",\"error_msg\":\"参数错误\"}");
    }

    @Test
    void aTraceIsNeitherEchoedNorExplained() throws IOException {
        String answer = raw("TRACE / HTTP/1.1\r\nHost: a\r\nX-Secret: s\r\nConnection: close\r\n\r\n");

        assertThat(answer).contains(ErrorCode.HTTP_405.code()).doesNotContain("X-Secret");
    }
}
