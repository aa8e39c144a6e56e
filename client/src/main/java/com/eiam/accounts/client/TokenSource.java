package com.eiam.accounts.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/**
 * The token that all threads share. One thread asks for it while the others wait; a failure reaches those who waited and
 * is not kept. If a token cannot be refreshed early because the server doesn't answer, it is used until it expires.
 */
final class TokenSource {

    /** How long a token that could not be refreshed early is used before the next try. */
    private static final Duration NEXT_TRY = Duration.ofSeconds(5);

    private final Function<Instant, AccessToken> issuer;
    private final Clock clock;
    private AccessToken held;
    private CompletableFuture<AccessToken> pending;

    /** @param issuer asks the server for a token, given the time of asking */
    TokenSource(Function<Instant, AccessToken> issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A token that is good for a while. */
    AccessToken token() throws InterruptedException {
        return insteadOf(null);
    }

    /** A token other than one that was refused. */
    AccessToken insteadOf(AccessToken refused) throws InterruptedException {
        CompletableFuture<AccessToken> request;
        synchronized (this) {
            if (isUsable(refused) && clock.instant().isBefore(held.refreshAt())) {
                return held;
            }
            request = pending;
            if (request == null) {
                pending = new CompletableFuture<>();
            }
        }
        return request == null ? ask(refused) : await(request, refused);
    }

    private AccessToken ask(AccessToken refused) {
        Instant asked = clock.instant();
        try {
            return landed(issuer.apply(asked));
        } catch (RuntimeException | Error e) {
            AccessToken old = stillGood(refused, e);
            if (old != null) {
                return landed(old.refreshedAt(clock.instant().plus(NEXT_TRY)));
            }
            release().completeExceptionally(e);
            throw e;
        }
    }

    private AccessToken landed(AccessToken token) {
        CompletableFuture<AccessToken> request;
        synchronized (this) {
            held = token;
            request = release();
        }
        request.complete(token);
        return token;
    }

    private synchronized CompletableFuture<AccessToken> release() {
        CompletableFuture<AccessToken> request = pending;
        pending = null;
        return request;
    }

    private synchronized AccessToken stillGood(AccessToken refused, Throwable failure) {
        boolean outage = failure instanceof AccountsException
                && !(failure instanceof TokenException)
                && !Thread.currentThread().isInterrupted();
        return outage && isUsable(refused) && clock.instant().isBefore(held.expiresAt()) ? held : null;
    }

    private boolean isUsable(AccessToken refused) {
        return held != null && !held.isIssuedWith(refused);
    }

    private AccessToken await(CompletableFuture<AccessToken> request, AccessToken refused) throws InterruptedException {
        try {
            return request.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof NoResponseException none
                    && none.reason() == NoResponseException.Reason.INTERRUPTED) {
                return insteadOf(refused); // it was the other thread that was interrupted
            }
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("no token could be asked for", e.getCause());
        }
    }
}
