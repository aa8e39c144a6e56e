package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.WireRequest;
import com.eiam.accounts.contracts.verifier.result.Texts;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * Sends requests over HTTP/1.1. It follows no redirect, and one timeout limits connection, headers and body together.
 * Thread-safe.
 */
public final class Transport {

    /** The longest body that is read, in bytes; the API's own are much shorter. */
    private static final int MAX_BODY = 8 << 20;

    private final HttpClient client;
    private final Duration connectTimeout;
    private final Duration timeout;

    /** A transport with a timeout for the connection, and one for the whole response, connection included. */
    public Transport(Duration connectTimeout, Duration timeout) {
        this.connectTimeout = connectTimeout;
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connectTimeout)
                .build();
    }

    /**
     * Sends a request.
     *
     * @throws TransportFault if no whole response was received in time
     */
    public Response send(WireRequest request) throws TransportFault {
        CompletableFuture<CappedBody> started = new CompletableFuture<>();
        CompletableFuture<HttpResponse<byte[]>> exchange;
        try {
            HttpRequest.Builder sent = HttpRequest.newBuilder(URI.create(request.url()))
                    .method(
                            request.method(),
                            request.body().map(BodyPublishers::ofString).orElseGet(BodyPublishers::noBody));
            request.headers().forEach(sent::header);
            exchange = client.sendAsync(sent.build(), info -> {
                CappedBody subscriber = new CappedBody(MAX_BODY);
                started.complete(subscriber);
                return subscriber;
            });
        } catch (IllegalArgumentException e) {
            throw new TransportFault("was not called: the request cannot be sent: " + e.getMessage());
        }
        try {
            HttpResponse<byte[]> response = exchange.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return new Response(response.statusCode(), response.headers().map(), response.body());
        } catch (TimeoutException e) {
            exchange.cancel(true);
            throw new TransportFault(late(started));
        } catch (ExecutionException e) {
            throw new TransportFault(words(e.getCause(), started));
        } catch (InterruptedException e) {
            exchange.cancel(true);
            Thread.currentThread().interrupt();
            throw new TransportFault("did not answer before the run was interrupted");
        }
    }

    private String late(CompletableFuture<CappedBody> started) {
        return started.isDone()
                ? "did not finish its answer within %s; %d bytes of the body were received"
                        .formatted(Texts.seconds(timeout), started.join().received())
                : "did not answer within " + Texts.seconds(timeout);
    }

    private String words(Throwable fault, CompletableFuture<CappedBody> started) {
        if (started.isDone()) {
            CappedBody body = started.join();
            return body.isTooLong()
                    ? "answered with more than " + (MAX_BODY >> 20) + " MiB; the rest was not read"
                    : "closed the connection half-way, after %d bytes of the body".formatted(body.received());
        }
        if (fault instanceof HttpConnectTimeoutException) {
            return "cannot be reached: no connection within " + Texts.seconds(connectTimeout);
        }
        if (fault instanceof ConnectException) {
            return Stream.iterate(fault, Objects::nonNull, Throwable::getCause)
                            .anyMatch(UnresolvedAddressException.class::isInstance)
                    ? "cannot be reached: no such host"
                    : "cannot be reached: the connection was refused";
        }
        if (fault instanceof SSLException) {
            return "cannot be reached over TLS: " + fault.getMessage();
        }
        String message = String.valueOf(fault.getMessage());
        if (fault instanceof ProtocolException
                || message.contains("status line")
                || message.contains("header") && !message.contains("no bytes")) {
            return "answered something that is not HTTP: " + Texts.cut(message, 120);
        }
        if (fault instanceof SocketException || message.contains("no bytes") || message.contains("EOF")) {
            return "closed the connection without an answer";
        }
        return "did not answer: " + Texts.cut(message, 120);
    }
}
