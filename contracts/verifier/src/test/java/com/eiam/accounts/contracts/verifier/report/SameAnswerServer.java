package com.eiam.accounts.contracts.verifier.report;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Issues tokens as it should, or refuses to, and answers every other request in the same way. */
public final class SameAnswerServer implements AutoCloseable {

    /** The media type of every answer of the API. */
    public static final String JSON = "application/json; charset=utf-8";

    static {
        // Otherwise each answer waits 40 ms for the acknowledgement of its headers.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    /** An answer. */
    private record Answer(int status, String type, String body) {}

    private final ExecutorService threads = Executors.newFixedThreadPool(4);
    private final HttpServer server;
    private final Answer token;
    private final Answer other;

    private SameAnswerServer(Answer token, Answer other) throws IOException {
        this.token = token;
        this.other = other;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    public static SameAnswerServer answering(int status, String type, String body) throws IOException {
        return new SameAnswerServer(
                new Answer(200, JSON, "{\"access_token\":\"t0ken\",\"expires_in\":1}"), new Answer(status, type, body));
    }

    public static SameAnswerServer refusingTokens(String body) throws IOException {
        Answer refusal = new Answer(401, JSON, body);
        return new SameAnswerServer(refusal, refusal);
    }

    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        exchange.getRequestBody().readAllBytes();
        Answer answer = exchange.getRequestURI().getPath().endsWith("/token") ? token : other;
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", answer.type());
        exchange.getResponseHeaders().set("X-Request-Id", "request-4711");
        exchange.getResponseHeaders().set("X-Note", "##vso[task.setvariable variable=a]b");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
