package com.eiam.accounts.client.test;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.call.ApiCall;
import com.eiam.accounts.client.call.ApiCaller;
import com.eiam.accounts.client.call.ApiResponse;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.ErrorCode;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * A client without HTTP: operations answer what a test says, and the calls are kept. Safe for use by many threads.
 *
 * <pre>{@code
 * FakeEiam fake = new FakeEiam()
 *         .answer("createOrphanAccount", call -> new AccountReference().accountId("c1"))
 *         .refuse("deleteAccount", ErrorCode.APP_ACCOUNT_0028);
 * EiamAccounts eiam = fake.client();
 * }</pre>
 */
public final class FakeEiam implements ApiCaller {

    private final Map<String, Function<ApiCall<?>, ?>> answers = new ConcurrentHashMap<>();
    private final List<ApiCall<?>> calls = new CopyOnWriteArrayList<>();

    /**
     * Sets how an operation answers from now on.
     *
     * @param operationId the operation's id, which is the name of its method
     * @param answer gets the call with its arguments; returns a value, or an {@link ApiResponse} if the status or a
     *     header matters; may throw what a call throws
     */
    public FakeEiam answer(String operationId, Function<ApiCall<?>, ?> answer) {
        if (operationId == null || answer == null) {
            throw new IllegalArgumentException("operationId and answer must not be null");
        }
        answers.put(operationId, answer);
        return this;
    }

    /** Refuses an operation from now on, as the server would. */
    public FakeEiam refuse(String operationId, ErrorCode code) {
        if (code == null || code == ErrorCode.UNKNOWN) {
            throw new IllegalArgumentException("code must be a known one, but is " + code);
        }
        return answer(operationId, call -> {
            throw RefusedException.of(code, operationId);
        });
    }

    /** A client that calls this fake. */
    public EiamAccounts client() {
        return EiamAccounts.of(this);
    }

    /** The calls so far, in their order. */
    public List<ApiCall<?>> calls() {
        return List.copyOf(calls);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> ApiResponse<T> call(ApiCall<T> call) {
        calls.add(call);
        Function<ApiCall<?>, ?> answer = answers.get(call.operationId());
        if (answer == null) {
            throw new IllegalStateException("the fake has no answer for " + call.operationId() + ": call answer(\""
                    + call.operationId() + "\", …) first");
        }
        Object given = answer.apply(call);
        ApiResponse<?> response = given instanceof ApiResponse<?> whole
                ? whole
                : new ApiResponse<>(200, HttpHeaders.of(Map.of(), (name, value) -> true), "fake", given);
        return new ApiResponse<>(
                response.status(), response.headers(), response.requestId(), (T) checked(call, response.value()));
    }

    /** Without this check, the test would fail with a ClassCastException in generated code. */
    private static Object checked(ApiCall<?> call, Object value) {
        Class<?> due = (Class<?>) call.answer();
        if (due == Void.class || due.isInstance(value)) {
            return due == Void.class ? null : value;
        }
        throw new IllegalStateException("the fake must answer " + call.operationId() + " with "
                + due.getSimpleName() + ", but answers with "
                + (value == null ? "null" : value.getClass().getSimpleName()));
    }
}
