package com.eiam.accounts.client.internal.json;

import com.eiam.accounts.client.call.ApiCall;
import com.eiam.accounts.client.call.ApiCaller;
import com.eiam.accounts.client.call.ApiResponse;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Response;
import com.eiam.accounts.client.internal.http.Transport;
import com.eiam.accounts.client.internal.http.Waiting;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes calls as HTTP requests, in UTF-8 whatever the platform's charset, and gives each an id, so that a request
 * without a response can still be found in the server's log.
 */
public final class JsonCaller implements ApiCaller {

    private static final byte[] NO_BODY = {};

    private final String baseUrl;
    private final Map<String, String> headers;
    private final Duration timeout;
    private final RetryPolicy retries;
    private final Json json;
    private final Transport transport;

    /**
     * @param headers sent with every call
     * @param timeout of a request whose call does not set another
     * @param retries of a call that does not set others
     */
    public JsonCaller(
            String baseUrl,
            Map<String, String> headers,
            Duration timeout,
            RetryPolicy retries,
            Json json,
            Transport transport) {
        this.baseUrl = baseUrl;
        this.headers = headers;
        this.timeout = timeout;
        this.retries = retries;
        this.json = json;
        this.transport = transport;
    }

    @Override
    public <T> ApiResponse<T> call(ApiCall<T> call) {
        return Completion.join(start(call, Waiting.BLOCKING));
    }

    @Override
    public <T> CompletableFuture<ApiResponse<T>> callAsync(ApiCall<T> call) {
        CompletableFuture<ApiResponse<T>> result = new CompletableFuture<>();
        start(call, Waiting.ASYNC, result).whenComplete((response, failure) -> {
            if (failure == null) {
                result.complete(response);
            } else {
                result.completeExceptionally(Completion.unwrapped(failure));
            }
        });
        return result;
    }

    /** Carries out a call in the way in which another one waits. */
    public <T> CompletableFuture<ApiResponse<T>> start(ApiCall<T> call, Waiting waiting) {
        return start(call, waiting, new CompletableFuture<>());
    }

    private <T> CompletableFuture<ApiResponse<T>> start(ApiCall<T> call, Waiting waiting, CompletableFuture<?> result) {
        Request request = written(call, waiting, result);
        // Code of the caller runs in between, such as interceptors: what it throws is the failure of the call.
        return Completion.started(() -> transport.send(request)).thenApply(response -> answer(request, response));
    }

    @SuppressWarnings("unchecked")
    private static <T> ApiResponse<T> answer(Request request, Response response) {
        return new ApiResponse<>(
                response.status(), response.headers(), response.requestId(request), (T) response.value());
    }

    private Request written(ApiCall<?> call, Waiting waiting, CompletableFuture<?> result) {
        Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        all.putAll(headers);
        all.putAll(call.options().headers());
        all.put("Accept", "application/json");
        all.computeIfAbsent(Request.REQUEST_ID, name -> requestId());
        byte[] body = call.form()
                .orElseGet(() -> call.body().map(value -> json(call, value)).orElse(NO_BODY));
        if (body.length > 0) {
            all.put("Content-Type", call.form().isPresent() ? "application/x-www-form-urlencoded" : "application/json");
        }
        return new Request(
                call,
                URI.create(baseUrl + call.target()),
                all,
                body,
                null,
                call.options().timeout().orElse(timeout),
                call.options().retries().orElse(retries),
                waiting,
                result,
                new AtomicInteger());
    }

    /** Unique, but no secret: the generator of secure random numbers would be a lock that all calls share. */
    private static String requestId() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private byte[] json(ApiCall<?> call, Object value) {
        try {
            return json.written(value);
        } catch (IOException | StackOverflowError e) {
            throw new IllegalArgumentException(
                    call.operationId() + ": the request cannot be written as JSON: " + Json.fault(e), e);
        }
    }
}
