package com.eiam.accounts.client;

import com.eiam.accounts.client.internal.retry.Sleeper;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** A real HTTP server that keeps what arrives and answers what a test says; tokens are numbered. */
public final class WireServer implements AutoCloseable {

    static {
        // Without it, the JDK's server answers 40 ms late on a kept connection.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        // With more idle connections, it closes one while the next request is on its way.
        System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    }

    public static final String ACCOUNT = "{\"account_id\":\"20220414163425614-2FD6-CA9B208BE\"}";

    public static final String TOO_MANY = "{\"error_code\":\"HTTP.429\",\"error_msg\":\"请求过于频繁\"}";
    public static final String UNAVAILABLE = "{\"error_code\":\"HTTP.503\",\"error_msg\":\"服务暂不可用\"}";
    public static final String INVALID_TOKEN = "{\"error\":\"invalid_token\",\"error_description\":\"Invalid access\"}";
    public static final String INVALID_CLIENT =
            "{\"error\":\"invalid_client\",\"error_description\":\"The client id or the secret is wrong\"}";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Received> received = new ConcurrentLinkedQueue<>();
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final Deque<Answer> tokenAnswers = new ArrayDeque<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Answer otherwise = json(200, ACCOUNT, "X-Request-Id", "server-1");

    /** What arrived, byte for byte. */
    public record Received(String method, String target, Headers headers, byte[] body) {

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        public String header(String name) {
            return headers.getFirst(name);
        }
    }

    /** Writes a response. */
    @FunctionalInterface
    public interface Answer {
        void write(HttpExchange exchange) throws IOException, InterruptedException;
    }

    public WireServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    public EiamAccountsBuilder client() {
        return EiamAccounts.builder().baseUrl(url()).clientId("sandbox").clientSecret("sandbox-secret");
    }

    /** A client whose time passes as a test says. */
    public EiamAccountsBuilder client(Clock clock) {
        return client().clock(clock);
    }

    /** A client that pauses as a test says. */
    public EiamAccountsBuilder client(Sleeper sleeper) {
        return client().sleeper(sleeper);
    }

    /** Answers the next call so; without one, calls succeed. */
    public WireServer then(Answer answer) {
        answers.add(answer);
        return this;
    }

    public WireServer then(int status, String body, String... headers) {
        return then(json(status, body, headers));
    }

    /** Answers all calls so for which no other answer is left. */
    public WireServer otherwise(Answer answer) {
        otherwise = answer;
        return this;
    }

    public WireServer thenForToken(Answer answer) {
        tokenAnswers.add(answer);
        return this;
    }

    public static Answer json(int status, String body, String... headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** The calls, without the requests for tokens. */
    public List<Received> calls() {
        return received.stream().filter(request -> !isToken(request.target())).toList();
    }

    public List<Received> tokenRequests() {
        return received.stream().filter(request -> isToken(request.target())).toList();
    }

    public Received onlyCall() {
        if (calls().size() != 1) {
            throw new AssertionError("one call expected, but there were " + calls());
        }
        return calls().get(0);
    }

    private static boolean isToken(String target) {
        return target.endsWith("/token");
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestURI().toString();
            received.add(new Received(
                    exchange.getRequestMethod(),
                    target,
                    exchange.getRequestHeaders(),
                    exchange.getRequestBody().readAllBytes()));
            next(target).write(exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Answer next(String target) {
        if (!isToken(target)) {
            return answers.isEmpty() ? otherwise : answers.remove();
        }
        return tokenAnswers.isEmpty() ? token(tokens.incrementAndGet()) : tokenAnswers.remove();
    }

    private static Answer token(int number) {
        return json(200, "{\"access_token\":\"token-" + number + "\",\"token_type\":\"Bearer\",\"expires_in\":1800}");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
