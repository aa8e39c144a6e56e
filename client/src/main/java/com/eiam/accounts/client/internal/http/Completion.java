package com.eiam.accounts.client.internal.http;

import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the transports do with futures. */
public final class Completion {

    private Completion() {}

    /** Starts a step. What starting it throws is what its future fails with. */
    public static <T> CompletableFuture<T> started(Supplier<CompletableFuture<T>> step) {
        try {
            return step.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Lets a failure end in another result. A success, which is the usual case, costs nothing. */
    public static <T> CompletableFuture<T> recover(
            CompletableFuture<T> future, Function<RuntimeException, CompletableFuture<T>> recovery) {
        if (succeeded(future)) {
            return future;
        }
        return future.handle((value, failure) -> failure == null ? future : recovery.apply(cause(failure)))
                .thenCompose(Function.identity());
    }

    /** Goes on with a result. */
    public static <A, B> CompletableFuture<B> then(
            CompletableFuture<A> future, Function<A, CompletableFuture<B>> next) {
        return succeeded(future) ? next.apply(future.join()) : future.thenCompose(next);
    }

    /** Waits for a future that another call completes, if the request is a blocking one. */
    public static <T> CompletableFuture<T> await(CompletableFuture<T> future, Request request) {
        if (request.waiting() == Waiting.ASYNC || future.isDone()) {
            return future;
        }
        try {
            future.get();
            return future;
        } catch (ExecutionException e) {
            return future;
        } catch (InterruptedException e) {
            return CompletableFuture.failedFuture(interrupted(request, e));
        }
    }

    /** What a future that is complete answers; throws what it failed with. */
    public static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            throw cause(e);
        }
    }

    /** The failure of a call whose thread is interrupted; the thread stays so. */
    public static NoResponseException interrupted(Request request, InterruptedException e) {
        Thread.currentThread().interrupt();
        return request.noResponse(Reason.INTERRUPTED, "the thread was interrupted", e);
    }

    /** What a future failed with; an Error is thrown. */
    public static RuntimeException cause(Throwable failure) {
        Throwable cause = unwrapped(failure);
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    /** What a future failed with, Errors included: throwing one would leave a future that others wait for open. */
    public static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static boolean succeeded(CompletableFuture<?> future) {
        return future.isDone() && !future.isCompletedExceptionally();
    }
}
