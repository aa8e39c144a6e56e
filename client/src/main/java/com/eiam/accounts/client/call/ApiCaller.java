package com.eiam.accounts.client.call;

import java.util.concurrent.CompletableFuture;

/**
 * Carries out the calls that the generated classes describe. The client has one that talks to a server; a test can give
 * the generated classes one of its own.
 */
public interface ApiCaller {

    /**
     * Carries out a call and waits for its answer.
     *
     * @throws com.eiam.accounts.client.error.AccountsException if the operation fails
     */
    <T> ApiResponse<T> call(ApiCall<T> call);

    /**
     * Carries out a call without blocking; the future fails with what {@link #call} would throw. Cancelling the future
     * ends the request, but the server may still have carried it out.
     */
    default <T> CompletableFuture<ApiResponse<T>> callAsync(ApiCall<T> call) {
        try {
            return CompletableFuture.completedFuture(call(call));
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Like {@link #callAsync}, without status and headers. */
    default <T> CompletableFuture<T> valueAsync(ApiCall<T> call) {
        return new ResponseValue<>(callAsync(call));
    }
}
