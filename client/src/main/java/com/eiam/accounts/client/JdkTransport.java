package com.eiam.accounts.client;

import com.eiam.accounts.client.NoResponseException.Reason;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends requests with the JDK's client, within a time and a size. Holds the connection pool. */
final class JdkTransport implements Transport, AutoCloseable {

    private final HttpClient http;
    private final Duration timeout;
    private final int maxBytes;
    private volatile boolean closed;

    /**
     * @param timeout from sending until the last byte of the response
     * @param maxBytes of a response's body
     */
    JdkTransport(HttpClient http, Duration timeout, int maxBytes) {
        this.http = http;
        this.timeout = timeout;
        this.maxBytes = maxBytes;
    }

    @Override
    public Response send(Request request) {
        if (closed) {
            throw new IllegalStateException(request.operationId() + ": the client is closed");
        }
        // HttpRequest.timeout ends with the headers, and a body that stalls would be waited for without end.
        CompletableFuture<HttpResponse<byte[]>> exchange =
                http.sendAsync(prepared(request), head -> new BoundedBody(maxBytes));
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
            return new Response(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new NoResponseException(Reason.TIMED_OUT, request, "no answer within " + text(timeout), e);
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new NoResponseException(Reason.INTERRUPTED, request, "the thread was interrupted", e);
        } catch (ExecutionException e) {
            throw failure(request, e.getCause());
        }
    }

    private static HttpRequest prepared(Request request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(request.uri());
        request.headers().forEach(builder::setHeader);
        // A body whatever the method: removing roles is a DELETE with one.
        return builder.method(
                        request.method(),
                        request.body().length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
    }

    private RuntimeException failure(Request request, Throwable cause) {
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof BoundedBody.TooLargeException) {
                return new UnexpectedResponseException(
                        "the response to " + request + " has more than " + maxBytes + " bytes",
                        AccountsException.Circumstances.of(request),
                        cause);
            }
        }
        if (cause instanceof HttpConnectTimeoutException) {
            String within =
                    http.connectTimeout().map(time -> " within " + text(time)).orElse("");
            return new NoResponseException(Reason.NOT_CONNECTED, request, "no connection" + within, cause);
        }
        if (cause instanceof ConnectException) {
            return new NoResponseException(Reason.NOT_CONNECTED, request, "no connection: " + detail(cause), cause);
        }
        if (cause instanceof IOException) {
            return new NoResponseException(Reason.BROKEN, request, "the connection broke: " + detail(cause), cause);
        }
        throw new IllegalStateException(request.operationId() + ": " + request + " could not be sent", cause);
    }

    /** The first message in a chain of causes; the JDK leaves the outermost one of a refused connection empty. */
    private static String detail(Throwable cause) {
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper.getMessage() != null && !deeper.getMessage().isBlank()) {
                return deeper.getMessage();
            }
        }
        return "is the host's name right, and does a server listen on the port?";
    }

    private static String text(Duration time) {
        return time.toMillis() + " ms";
    }

    /** Closes the pool where the JDK can do so (21 and later); before, its threads end once nobody holds it. */
    @Override
    public void close() {
        closed = true;
        if (http instanceof AutoCloseable closeable) {
            try {
                closeable.close();
            } catch (Exception e) {
                throw new IllegalStateException("the connections could not be closed", e);
            }
        }
    }
}
