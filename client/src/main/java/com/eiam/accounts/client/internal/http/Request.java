package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.call.ApiCall;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.error.CallDetails;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A request, ready to be sent any number of times.
 *
 * @param headers by name, whatever its case; without the token
 * @param body empty if there is none
 * @param token null for the request that asks for one
 * @param result what the caller waits for, shared like the attempts; once it is complete, nothing more is sent
 * @param attempts how often it was sent; shared by all copies of the request
 */
public record Request(
        ApiCall<?> call,
        URI uri,
        Map<String, String> headers,
        byte[] body,
        String token,
        Duration timeout,
        RetryPolicy retries,
        Waiting waiting,
        CompletableFuture<?> result,
        AtomicInteger attempts) {

    /** The header that names a request in the logs of both sides. */
    public static final String REQUEST_ID = "X-Request-Id";

    private static final Set<String> PUBLIC_HEADERS =
            Set.of("accept", "accept-language", "content-type", REQUEST_ID.toLowerCase(Locale.ROOT));

    private static final String MASK = "***";
    private static final int SHORTEST_SECRET = 4;

    public String operationId() {
        return call.operationId();
    }

    public String requestId() {
        return headers.get(REQUEST_ID);
    }

    /** Whether the exchange is about credentials, so that no message may quote it. */
    public boolean confidential() {
        return call.form().isPresent();
    }

    /** The request with more headers. */
    public Request with(Map<String, String> added) {
        Map<String, String> extended = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        extended.putAll(headers);
        extended.putAll(added);
        return new Request(call, uri, extended, body, token, timeout, retries, waiting, result, attempts);
    }

    public Request authorizedBy(String given) {
        return new Request(call, uri, headers, body, given, timeout, retries, waiting, result, attempts);
    }

    /** Cancels a step of this request, such as an exchange, when the caller cancels the call. */
    public <T> CompletableFuture<T> cancelling(CompletableFuture<T> step) {
        result.whenComplete((value, failure) -> step.cancel(true));
        return step;
    }

    /**
     * Checks that the caller still waits.
     *
     * @throws CancellationException if the caller has cancelled the call
     */
    public void checkAwaited() {
        if (result.isDone()) {
            throw new CancellationException(operationId() + ": the call was cancelled");
        }
    }

    /** A text, such as a page that shows the request, in which the token and the caller's headers cannot be read. */
    public String withoutSecrets(String text) {
        String masked = without(token, text);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            if (!PUBLIC_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
                masked = without(header.getValue(), masked);
            }
        }
        return masked;
    }

    /** A text in which a secret cannot be read; what is shorter than a secret may be part of any word. */
    public static String without(String secret, String text) {
        return secret == null || secret.length() < SHORTEST_SECRET ? text : text.replace(secret, MASK);
    }

    /** Of a failure that has no answer. */
    public CallDetails details() {
        return new CallDetails(operationId(), 0, requestId(), null);
    }

    NoResponseException noResponse(Reason reason, String why, Throwable cause) {
        return new NoResponseException(reason, "no response from " + this + ": " + why, details(), cause);
    }

    /** Method and URL; the headers and the body may contain secrets. */
    @Override
    public String toString() {
        return call.method() + " " + uri;
    }
}
