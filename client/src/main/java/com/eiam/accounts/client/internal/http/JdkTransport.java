package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends requests with the JDK's client, within a time, a size and a number of connections. A blocking request uses the
 * JDK's blocking {@code send}: its asynchronous twin passes each answer through one more thread.
 */
public final class JdkTransport implements Transport, AutoCloseable {

    /** In the JDK's message for an answer that does not begin with TLS. There is no type for it. */
    private static final String PLAIN_TEXT = "plaintext connection";

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
            return received.withoutBody().orElseThrow(() -> failure(request, sent, e));
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
                    return received.withoutBody().orElseThrow(() -> failure(request, sent, cause));
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

    private RuntimeException failure(Request request, SentBody sent, Throwable failure) {
        if (caused(failure, BoundedBody.TooLargeException.class)) {
            return new UnexpectedResponseException(
                    "the response to " + request + " has more than " + maxBytes + " bytes", request.details(), failure);
        }
        if (failure instanceof IOException && (!sent.begun() || isOfHandshake(failure))) {
            return noResponse(
                    Reason.NOT_CONNECTED,
                    request,
                    "no connection: "
                            + detail(failure, "is the host's name right, and does a server listen on the port?"),
                    failure);
        }
        if (failure instanceof HttpTimeoutException || caused(failure, TimeoutException.class)) {
            return noResponse(
                    Reason.TIMED_OUT,
                    request,
                    "no answer within " + request.timeout().toMillis() + " ms",
                    failure);
        }
        // The JDK throws it for a header that it cannot read, such as the length.
        boolean unreadable = sent.begun() && failure instanceof IllegalArgumentException;
        if (failure instanceof IOException || unreadable) {
            String reason = unreadable ? "the response is not HTTP: " : "the connection broke: ";
            return noResponse(Reason.BROKEN, request, reason + detail(failure, "no cause is known"), failure);
        }
        return failure instanceof IllegalStateException known
                ? known
                : new IllegalStateException(request.operationId() + ": " + request + " could not be sent", failure);
    }

    private static NoResponseException noResponse(Reason reason, Request request, String detail, Throwable cause) {
        return new NoResponseException(reason, "no response from " + request + ": " + detail, request.details(), cause);
    }

    /**
     * Whether TLS failed before the server could read a request, though the JDK had begun to send. A TLS 1.3 server
     * refuses a client's certificate only then; and when an answer is not TLS, the JDK can take the handshake for done.
     */
    private static boolean isOfHandshake(Throwable failure) {
        return caused(failure, SSLHandshakeException.class)
                || causes(failure)
                        .anyMatch(cause -> cause instanceof SSLException
                                && String.valueOf(cause.getMessage()).contains(PLAIN_TEXT));
    }

    private static boolean caused(Throwable failure, Class<? extends Throwable> type) {
        return causes(failure).anyMatch(type::isInstance);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    /** The first message in a chain of causes; the JDK leaves the outermost one of a refused connection empty. */
    private static String detail(Throwable failure, String otherwise) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && !message.isBlank())
                .findFirst()
                .orElse(otherwise);
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
