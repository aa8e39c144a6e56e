package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;

/**
 * Sends requests with the JDK's client, within a time, a size and a number of connections. A blocking request uses the
 * JDK's blocking {@code send}: its asynchronous twin passes each answer through one more thread.
 */
public final class JdkTransport implements Transport, AutoCloseable {

    private final ConnectionLimit limit;
    private final int maxBytes;
    private final Deadlines deadlines = new Deadlines();
    private volatile HttpClient http;

    /** @param maxBytes of a response's body */
    public JdkTransport(HttpClient.Builder http, int maxConnections, int maxBytes) {
        this.http = built(http);
        this.limit = new ConnectionLimit(maxConnections);
        this.maxBytes = maxBytes;
    }

    /**
     * With an executor that refuses no task, if the caller has set one: a task that is refused ends the JDK's client,
     * and before JDK 19 its calls never return then (JDK-8277969).
     */
    private static HttpClient built(HttpClient.Builder builder) {
        HttpClient client = builder.build();
        return client.executor()
                .map(executor ->
                        builder.executor(task -> execute(executor, task)).build())
                .orElse(client);
    }

    private static void execute(Executor executor, Runnable task) {
        try {
            executor.execute(task);
        } catch (RejectedExecutionException e) {
            ForkJoinPool.commonPool().execute(task);
        }
    }

    @Override
    public CompletableFuture<Response> send(Request request) {
        CompletableFuture<Void> place = limit.enter();
        if (request.waiting() == Waiting.ASYNC) {
            // A waiting call goes on in a thread of the common pool, and not in the one that made room for it.
            return (place.isDone()
                            ? place.thenCompose(x -> async(request))
                            : request.cancelling(place).thenComposeAsync(x -> async(request)))
                    .whenComplete((response, failure) -> {
                        if (!place.isCancelled()) {
                            limit.leave();
                        }
                    });
        }
        CompletableFuture<Void> entered = Completion.await(place, request);
        if (entered.isCompletedExceptionally()) {
            if (!place.cancel(false)) {
                limit.leave();
            }
            return entered.thenApply(x -> null);
        }
        try {
            return CompletableFuture.completedFuture(blocking(request));
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            limit.leave();
        }
    }

    private Response blocking(Request request) {
        SentBody sent = new SentBody(request.body());
        HttpRequest prepared = prepared(request, sent);
        HttpClient open = open(request);
        BoundedBody.Handler received = received(request);
        try {
            return response(request, received, open.send(prepared, received));
        } catch (InterruptedException e) {
            throw Completion.interrupted(request, e);
        } catch (IOException | IllegalArgumentException e) {
            return received.withoutBody().orElseThrow(() -> TransportFailure.of(request, sent.begun(), maxBytes, e));
        }
    }

    private CompletableFuture<Response> async(Request request) {
        request.checkAwaited();
        SentBody sent = new SentBody(request.body());
        BoundedBody.Handler received = received(request);
        return request.cancelling(open(request).sendAsync(prepared(request, sent), received))
                .handle((answer, failure) -> {
                    if (failure == null) {
                        return response(request, received, answer);
                    }
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    return received.withoutBody()
                            .orElseThrow(() -> TransportFailure.of(request, sent.begun(), maxBytes, cause));
                });
    }

    private HttpClient open(Request request) {
        HttpClient client = http;
        if (client == null) {
            throw new IllegalStateException(request.operationId() + ": the client is closed");
        }
        return client;
    }

    private Response response(Request request, BoundedBody.Handler received, HttpResponse<byte[]> answer) {
        // The JDK has no body for a proxy that refuses a tunnel.
        byte[] body = answer.body() == null ? new byte[0] : answer.body();
        Response response = new Response(answer.statusCode(), answer.headers(), body, null);
        try {
            return ContentCoding.decoded(request, response, maxBytes);
        } catch (UnexpectedResponseException e) {
            return received.withoutBody().orElseThrow(() -> e);
        }
    }

    private BoundedBody.Handler received(Request request) {
        return new BoundedBody.Handler(
                maxBytes, deadlines, System.nanoTime() + request.timeout().toNanos());
    }

    private static HttpRequest prepared(Request request, SentBody body) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri()).timeout(request.timeout());
        request.headers().forEach(builder::setHeader);
        if (request.token() != null) {
            builder.setHeader("Authorization", "Bearer " + request.token());
        }
        // A body whatever the method: removing roles is a DELETE with one.
        return builder.method(request.call().method(), body).build();
    }

    /**
     * Closes the connections where the JDK can do so (21 and later). Before, they and the client's thread end with the
     * next garbage collection, since nothing refers to the JDK's client any more.
     *
     * <p>The JDK waits for running calls, which it completes in the common pool: a callback in a thread of that pool
     * must not keep it from doing so.
     */
    @Override
    public void close() {
        HttpClient client = http;
        http = null;
        if (client instanceof AutoCloseable closeable) {
            try {
                ForkJoinPool.managedBlock(new Closing(closeable));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private record Closing(AutoCloseable client) implements ForkJoinPool.ManagedBlocker {

        @Override
        public boolean block() {
            try {
                client.close();
                return true;
            } catch (Exception e) {
                throw new IllegalStateException("the connections could not be closed", e);
            }
        }

        @Override
        public boolean isReleasable() {
            return false;
        }
    }
}
