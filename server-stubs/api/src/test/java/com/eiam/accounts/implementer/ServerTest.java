package com.eiam.accounts.implementer;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.server.model.ErrorCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A test of the stubs over real HTTP, with the tiny application behind them. */
public abstract class ServerTest {

    protected static final String CREATE = "/api/v2/tenant/applications/app/accounts/orphan-account";
    protected static final String GOOD = "{\"account_name\":\"n\"}";

    private static final ConfigurableApplicationContext CONTEXT =
            start("org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration");
    private static final int PORT = port(CONTEXT);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Starts the application without one of the two containers. */
    protected static ConfigurableApplicationContext start(String excluded) {
        return SpringApplication.run(
                TinyApplication.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.autoconfigure.exclude=" + excluded);
    }

    protected static int port(ConfigurableApplicationContext context) {
        return Integer.parseInt(context.getEnvironment().getProperty("local.server.port"));
    }

    protected static TinyApplication.TwoOperations accounts() {
        return CONTEXT.getBean(TinyApplication.TwoOperations.class);
    }

    /** A request with a good token and JSON's content type. */
    protected static HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + Tokens.withScope("account_all"));
    }

    protected static HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + PORT + path))
                .header("Content-Type", "application/json");
    }

    protected static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    protected static HttpResponse<String> create(String body) {
        return create(BodyPublishers.ofString(body));
    }

    protected static HttpResponse<String> create(BodyPublisher body) {
        return send(request(CREATE).POST(body));
    }

    /** The answer to bytes that no HTTP client would send. */
    protected static String raw(String request) throws IOException {
        return raw(PORT, request);
    }

    protected static String raw(int port, String request) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The answer is the catalogue's, in Chinese. */
    protected static void refused(HttpResponse<String> answer, ErrorCode code) {
        refused(answer, code, code.message());
    }

    protected static void refused(HttpResponse<String> answer, ErrorCode code, String message) {
        assertThat(answer.body())
                .isEqualTo("{\"error_code\":\"" + code.code() + "\",\"error_msg\":\"" + message + "\"}");
        assertThat(answer.statusCode()).isEqualTo(code.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Request-Id")).isNotEmpty();
    }
}
