package com.eiam.accounts.reference.limit;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.LimitedServer;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.Spec;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that HTTP clients do not send: too large, too many, too slow. */
class SocketLimitsTest {

    private static final String HOST = "Host: localhost\r\nConnection: close\r\n";
    private static final String TOKEN_PATH = Spec.operation("issueToken").path();

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = LimitedServer.start("--server.tomcat.connection-timeout=2s");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<Arguments> tooMuch() {
        String form = many(2_000, "a%d=1&");
        return Stream.of(
                Arguments.of(
                        "a line of 9000 characters",
                        "GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n" + HOST + "\r\n",
                        "error_code"),
                Arguments.of("a header of 9000 characters", get("X-Long: " + "a".repeat(9_000) + "\r\n"), "error_code"),
                Arguments.of("200 headers", get(many(200, "X-%d: a\r\n")), "error_code"),
                Arguments.of(
                        "2000 parameters", post("application/x-www-form-urlencoded", form, form.length()), "error"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tooMuch")
    void tooMuchIsAnsweredWithTheEnvelope(String what, String request, String key) throws IOException {
        String answer = send(request);

        assertThat(answer).startsWith("HTTP/1.1 400").contains("X-Request-Id: ").contains("{\"" + key + "\":\"");
    }

    @ParameterizedTest
    @ValueSource(longs = {(1 << 20) + 1, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE})
    void aFormThatIsAnnouncedAsTooLargeIsRefused(long length) throws IOException {
        assertThat(send(post("application/x-www-form-urlencoded", "", length)))
                .startsWith("HTTP/1.1 413")
                .contains("HTTP.413");
    }

    @ParameterizedTest
    @ValueSource(longs = {(1 << 20) + 1, Integer.MAX_VALUE, 1L << 31, Long.MAX_VALUE})
    void aBodyThatIsAnnouncedAsTooLargeIsRefused(long length) throws IOException {
        String path = RunningServer.path(Spec.operation("createOrphanAccount").path(), RunningServer.CRM, "");

        assertThat(send("POST " + path + " HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + server.token("sandbox")
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n"))
                .startsWith("HTTP/1.1 413")
                .contains("HTTP.413");
    }

    /** Tomcat refuses TRACE itself, and would name the methods that it knows. */
    @Test
    void traceIsRefusedWithTheMethodsOfThePath() throws IOException {
        assertThat(send("TRACE " + TOKEN_PATH + " HTTP/1.1\r\n" + HOST + "\r\n"))
                .startsWith("HTTP/1.1 405")
                .contains("\r\nAllow: POST\r\n")
                .contains("HTTP.405");
    }

    @Test
    void aRequestThatStopsIsClosed() throws IOException {
        assertThat(send("GET / HTTP/1.1\r\nHost: local")).doesNotContain("200");
        assertThat(send(post("application/x-www-form-urlencoded", "grant", 50))).doesNotContain("200");
    }

    private static String get(String headers) {
        return "GET " + TOKEN_PATH + "/x HTTP/1.1\r\n" + HOST + headers + "\r\n";
    }

    private static String post(String type, String body, long length) {
        return "POST " + TOKEN_PATH + " HTTP/1.1\r\n" + HOST + "Content-Type: " + type + "\r\nContent-Length: " + length
                + "\r\n\r\n" + body;
    }

    private static String many(int count, String format) {
        return IntStream.range(0, count).mapToObj(format::formatted).collect(Collectors.joining());
    }

    /** The whole answer. It ends when the server closes the connection, before the time-out that it has by default. */
    private static String send(String request) throws IOException {
        URI uri = server.request("/").build().uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(19_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
