package com.eiam.accounts.server.errors;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.implementer.Tokens;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
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
                    en\t;\tq=0.9             | English
                    ', ,en,,'                | English
                    zh-CN,zh;q=0.9,en;q=0.8  | Chinese
                    en;q=0, zh;q=0.1         | Chinese
                    en;q=0                   | Chinese
                    fr                       | Chinese
                    *                        | Chinese
                    eng                      | Chinese
                    e n                      | Chinese
                    en ; q=1                 | English
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

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n", "2\r\n{}0\r\n", "2\n{}\r\n0\r\n\r\n", "7fffffffffffffff\r\n{}"})
    void chunksThatCannotBeReadAreNoFaultOfTheServer(String chunks, CapturedOutput output) throws IOException {
        assertMalformed(raw("POST " + CREATE + chunked("application/json", chunks)));
        // The path has a GET, too, and Tomcat takes that for its answer.
        assertMalformed(raw("PUT /api/v2/tenant/applications/app/accounts/id" + chunked("application/json", chunks)));
        assertThat(raw("POST /api/v2/tenant/token" + chunked("application/x-www-form-urlencoded", chunks)))
                .startsWith("HTTP/1.1 400 ")
                .contains("{\"error\":\"" + TokenErrorCode.INVALID_REQUEST.code() + "\"");
        assertThat(output).doesNotContain("is answered with 500");
    }

    private static String chunked(String type, String chunks) {
        return " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer " + Tokens.withScope("account_all") + "\r\nContent-Type: "
                + type + "\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + chunks;
    }

    @Test
    void aCallerIsNotAskedForABodyThatIsRefused() throws IOException {
        String expecting = "POST " + CREATE + " HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"
                + "Expect: 100-continue\r\nConnection: close\r\n";
        String token = "Authorization: Bearer " + Tokens.withScope("account_all") + "\r\n";

        assertThat(raw(expecting + "Content-Length: 9\r\n\r\n")).startsWith("HTTP/1.1 401 ");
        assertThat(raw(expecting + token + "Content-Length: 2000000\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        assertThat(raw(expecting + token + "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD))
                .startsWith("HTTP/1.1 100 ")
                .contains("HTTP/1.1 201 ");
    }

    @Test
    void theAnswerOfTomcatAboutAllPathsHasARequestId() throws IOException {
        assertThat(raw("OPTIONS * HTTP/1.1\r\nHost: a\r\nX-Request-Id: of-all\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .containsOnlyOnce("X-Request-Id: of-all\r\n")
                .contains("\r\nAllow: ")
                .doesNotContain("TRACE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%00b", "/%zz", "/%E4%BD", "/../a"})
    void aPathThatCannotBeReadIsRefused(String path) throws IOException {
        assertMalformed(raw("GET " + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"));
    }

    /** What a base URL with a slash at its end makes of a path, for instance. */
    @ParameterizedTest
    @ValueSource(strings = {"/%s", "%s/../x", "/./%s", "%s;a=b", "%s%%2Fb", "%s%%5Cb", "/%%2e%s", "%s%%0A", "/a/../%s"})
    void aPathThatOtherServersReadAsAnotherOneIsUnknown(String path) throws IOException {
        String answer = raw("GET " + path.formatted(CREATE) + " HTTP/1.1\r\nHost: a\r\nAccept-Language: en\r\n"
                + "Connection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 404 ").contains("X-Request-Id: ");
        assertThat(answer).endsWith("{\"error_code\":\"HTTP.404\",\"error_msg\":\"No operation has this path\"}");
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
    void aTraceIsRefusedAsAnyMethodThatAPathDoesNotHave() throws IOException {
        assertThat(trace("/nowhere")).contains(ErrorCode.HTTP_404.code()).doesNotContain("X-Secret", "Allow");
        assertThat(trace("/health"))
                .contains(ErrorCode.HTTP_405.code(), "\r\nAllow: GET\r\n")
                .doesNotContain("X-Secret");
        assertThat(trace(CREATE))
                .contains(ErrorCode.HTTP_405.code(), "\r\nAllow: POST\r\n")
                .doesNotContain("X-Secret");
    }

    private static String trace(String path) throws IOException {
        return raw(
                "TRACE " + path + " HTTP/1.1\r\nHost: a\r\nX-Secret: s\r\nConnection: close\r\nAuthorization: Bearer "
                        + Tokens.withScope("account_all") + "\r\n\r\n");
    }
}
