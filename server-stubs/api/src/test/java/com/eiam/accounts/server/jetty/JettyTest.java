package com.eiam.accounts.server.jetty;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.implementer.Tokens;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** The stubs with Jetty instead of Tomcat. */
@ExtendWith(OutputCaptureExtension.class)
class JettyTest extends ServerTest {

    private static final String HEADERS = "Host: a\r\nConnection: close\r\n";

    private static ConfigurableApplicationContext context;
    private static int port;

    @BeforeAll
    static void start() {
        context =
                start("org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration");
        port = port(context);
    }

    @AfterAll
    static void stop() {
        context.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\n",
                "GET /%E4%BD HTTP/1.1\r\n",
                "GET /../../a HTTP/1.1\r\n",
                "GET /a HTTP/3.7\r\n",
                "GET /a b HTTP/1.1\r\n",
                "G(T /a HTTP/1.1\r\n",
                "GET /a HTTP/1.1\r\nHost: b\r\n",
                "GET /a HTTP/1.1\r\nbad header\r\n",
                "GET /a HTTP/1.1\r\nContent-Length: x\r\n",
                "GET /a HTTP/1.1\r\nTransfer-Encoding: x\r\n",
                "GET /a HTTP/1.1\r\nExpect: x\r\n"
            })
    void whatJettyRefusesIsAnsweredInTheEnvelope(String request, CapturedOutput output) throws IOException {
        assertMalformed(raw(port, request + HEADERS + "\r\n"));
        assertThat(output).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%s", "%s/../x", "/./%s", "%s;a=b", "%s%%2Fb", "%s%%5Cb", "/%%2e%s", "%s%%0A", "/a/../%s"})
    void aPathThatOtherServersReadAsAnotherOneIsUnknown(String path) throws IOException {
        assertThat(raw(port, "GET " + path.formatted(CREATE) + " HTTP/1.1\r\n" + HEADERS + "\r\n"))
                .startsWith("HTTP/1.1 404 ")
                .contains("X-Request-Id: ", ErrorCode.HTTP_404.code());
    }

    @Test
    void aTraceIsRefusedAsAnyMethodThatAPathDoesNotHave() throws IOException {
        String trace = post("%s").replaceFirst("POST", "TRACE") + "\r\n";

        assertThat(raw(port, trace.formatted("/nowhere")))
                .contains(ErrorCode.HTTP_404.code())
                .doesNotContain("TRACE");
        assertThat(raw(port, trace.formatted(CREATE)))
                .contains(ErrorCode.HTTP_405.code(), "\r\nAllow: POST\r\n")
                .doesNotContain("TRACE");
    }

    @Test
    void headersThatAreTooLargeAreRefused() throws IOException {
        assertMalformed(raw(port, "GET /a HTTP/1.1\r\n" + HEADERS + "X: " + "a".repeat(9_000) + "\r\n\r\n"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"grant_type=%zz", "grant_type=%ff"})
    void aFormThatJettyCannotReadIsNoFaultOfTheServer(String form, CapturedOutput output) throws IOException {
        assertThat(raw(
                        port,
                        "POST /api/v2/tenant/token HTTP/1.1\r\n" + HEADERS
                                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: "
                                + form.length() + "\r\n\r\n" + form))
                .startsWith("HTTP/1.1 400 ")
                .contains("X-Request-Id: ")
                .contains("\"error\":\"" + TokenErrorCode.INVALID_REQUEST.code() + "\"");
        assertThat(output).doesNotContain("is answered with 500");
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz\r\n", "-1\r\n"})
    void chunksThatJettyCannotReadAreNoFaultOfTheServer(String chunks, CapturedOutput output) throws IOException {
        assertMalformed(raw(port, post(CREATE) + "Transfer-Encoding: chunked\r\n\r\n" + chunks));
        assertThat(output).doesNotContain("is answered with 500");
    }

    private static String post(String target) {
        return "POST " + target + " HTTP/1.1\r\n" + HEADERS + "Authorization: Bearer " + Tokens.withScope("account_all")
                + "\r\nContent-Type: application/json\r\n";
    }

    @Test
    void aTokenInAnotherCaseIsAnotherToken() throws IOException {
        String last = post(CREATE) + "Content-Length: " + GOOD.length() + "\r\n\r\n" + GOOD;
        // With "Connection: close", Jetty does not look at the headers of earlier requests.
        String good = last.replace("Connection: close\r\n", "");
        String token = good.replaceFirst("(?s).*Bearer (\\S+).*", "$1");

        assertThat(raw(port, good + good.replace(token, token.toUpperCase(Locale.ROOT)) + last))
                .startsWith("HTTP/1.1 201 ")
                .contains(TokenErrorCode.INVALID_TOKEN.code());
    }

    private static void assertMalformed(String answer) {
        ErrorCode code = ErrorCode.TENANT_COMMON_0005;
        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("X-Request-Id: ");
        assertThat(answer)
                .contains("Content-Type: application/json;charset=")
                .endsWith("{\"error_code\":\"" + code.code() + "\",\"error_msg\":\"" + code.message() + "\"}");
    }
}
