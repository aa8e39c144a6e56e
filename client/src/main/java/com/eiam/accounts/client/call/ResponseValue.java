package com.eiam.accounts.client.call;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The value of a response. Cancelling it cancels the response first, so that nothing is sent after it has returned. */
final class ResponseValue<T> extends CompletableFuture<T> {

    private final CompletableFuture<ApiResponse<T>> response;

    ResponseValue(CompletableFuture<ApiResponse<T>> response) {
        this.response = response;
        response.whenComplete((answer, failure) -> {
            if (response.isCancelled()) {
                super.cancel(true);
            } else if (failure == null) {
                complete(answer.value());
            } else {
                // As in any derived future.
                completeExceptionally(
                        failure instanceof CompletionException ? failure : new CompletionException(failure));
            }
        });
        // A caller can end it in other ways, such as with orTimeout.
        whenComplete((value, failure) -> response.cancel(true));
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        response.cancel(mayInterruptIfRunning);
        return super.cancel(mayInterruptIfRunning);
    }
}
