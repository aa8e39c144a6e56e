package com.eiam.accounts.contracts.verifier.servers;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Stands before a server as gateways do: it passes requests on, or answers them itself. */
public final class Gateway implements AutoCloseable {

    /** Headers that belong to a connection (RFC 9110, 7.6.1), and the one of proxies. */
    private static final Set<String> NOT_PASSED_ON = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);

    static {
        NOT_PASSED_ON.addAll(List.of(
                "Connection",
                "Host",
                "Content-Length",
                "Transfer-Encoding",
                "Upgrade",
                "HTTP2-Settings",
                "Proxy-Authorization"));
        // Otherwise each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** An answer of the gateway itself. */
    public record Answer(int status, Map<String, String> headers, String body) {

        public static Answer limited(String retryAfter) {
            return new Answer(429, Map.of("Retry-After", retryAfter), "slow down");
        }

        public static Answer json(int status, String body) {
            return new Answer(status, Map.of("Content-Type", "application/json"), body);
        }
    }

    /** What the gateway does. */
    public interface Rule {

        /** The answer of the gateway; empty to pass the request on. */
        Optional<Answer> answer(HttpExchange call) throws IOException, InterruptedException;

        /** The body that is passed back. */
        default String body(HttpExchange call, String body) {
            return body;
        }

        /** A gateway that passes a request on after some milliseconds, as a slow line does. */
        static Rule waiting(int millis) {
            return call -> {
                Thread.sleep(millis);
                return Optional.empty();
            };
        }

        /** A gateway that changes what the token endpoint answers, and nothing else. */
        static Rule changingTokens(UnaryOperator<String> change) {
            return new Rule() {
                @Override
                public Optional<Answer> answer(HttpExchange call) {
                    return Optional.empty();
                }

                @Override
                public String body(HttpExchange call, String body) {
                    return isToken(call) ? change.apply(body) : body;
                }
            };
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String target;
    private final Rule rule;

    private Gateway(HttpServer server, String target, Rule rule) {
        this.server = server;
        this.target = target;
        this.rule = rule;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** A gateway before a server on a port of this machine. */
    public static Gateway before(int port, Rule rule) throws IOException {
        return before(port, rule, HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    }

    /** The same, with a server that receives the requests. */
    public static Gateway before(int port, Rule rule, HttpServer server) {
        return new Gateway(server, "http://localhost:" + port, rule);
    }

    /** A gateway that answers everything itself. */
    public static Gateway answering(Function<HttpExchange, Answer> answers) throws IOException {
        return before(0, call -> Optional.of(answers.apply(call)));
    }

    public String url() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:" + port();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            byte[] body = call.getRequestBody().readAllBytes();
            Optional<Answer> own = rule.answer(call);
            if (own.isPresent()) {
                own.get().headers().forEach(call.getResponseHeaders()::set);
                write(call, own.get().status(), own.get().body().getBytes(StandardCharsets.UTF_8));
                return;
            }
            HttpResponse<byte[]> answer = client.send(passedOn(call, body), BodyHandlers.ofByteArray());
            Headers headers = call.getResponseHeaders();
            answer.headers().map().entrySet().stream()
                    .filter(header -> !NOT_PASSED_ON.contains(header.getKey()))
                    .forEach(header -> headers.put(header.getKey(), header.getValue()));
            String changed = rule.body(call, new String(answer.body(), StandardCharsets.UTF_8));
            write(call, answer.statusCode(), changed.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest passedOn(HttpExchange call, byte[] body) {
        URI uri = call.getRequestURI();
        String path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target + path))
                .method(
                        call.getRequestMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        call.getRequestHeaders().entrySet().stream()
                .filter(header -> !NOT_PASSED_ON.contains(header.getKey()))
                .forEach(header -> header.getValue().forEach(value -> request.header(header.getKey(), value)));
        return request.build();
    }

    private static void write(HttpExchange call, int status, byte[] body) throws IOException {
        call.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        call.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Whether a request goes to the token endpoint. */
    public static boolean isToken(HttpExchange call) {
        return call.getRequestURI().getPath().endsWith("/token");
    }
}
