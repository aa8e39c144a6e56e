package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Waiting;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * The token that all calls share. One call asks for a new one. Meanwhile the others go on with the old one as long as
 * it is good, and wait if it is not. A failure reaches those that waited and is not kept. Cancelling the call that
 * asked does not end the request for the token, since others may wait for it.
 */
public final class SharedToken implements Tokens {

    /** How long a token that could not be refreshed early is used before the next try. */
    private static final Duration NEXT_TRY = Duration.ofSeconds(5);

    private final TokenIssuer issuer;
    private final Clock clock;
    private AccessToken held;
    private CompletableFuture<AccessToken> pending;
    private volatile Thread asking;

    /** Begins without a token. */
    public SharedToken(TokenIssuer issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    @Override
    public CompletableFuture<AccessToken> token(AccessToken refused, Request request) {
        CompletableFuture<AccessToken> other;
        CompletableFuture<AccessToken> mine = new CompletableFuture<>();
        synchronized (this) {
            if (isGood(refused) && (pending != null || clock.instant().isBefore(held.refreshAt()))) {
                return CompletableFuture.completedFuture(held);
            }
            other = pending;
            if (other == null) {
                pending = mine;
            }
        }
        if (other != null) {
            if (asking == Thread.currentThread() && request.waiting() == Waiting.BLOCKING) {
                throw new IllegalStateException(request.operationId()
                        + ": an interceptor makes this call while its own thread requests the token for it");
            }
            return Completion.recover(Completion.await(other, request), failure -> again(failure, refused, request));
        }
        asking = Thread.currentThread();
        CompletableFuture<AccessToken> issued = Completion.started(() -> issuer.issue(request.waiting()));
        asking = null;
        issued.whenComplete((token, failure) -> arrived(mine, token, failure, refused));
        return mine;
    }

    @Override
    public void check() {
        Completion.join(issuer.issue(Waiting.BLOCKING));
    }

    /** If it was the call that asked for the token that was interrupted, another one asks. */
    private CompletableFuture<AccessToken> again(RuntimeException failure, AccessToken refused, Request request) {
        return isInterrupt(failure) && !Thread.currentThread().isInterrupted()
                ? token(refused, request)
                : CompletableFuture.failedFuture(failure);
    }

    private void arrived(
            CompletableFuture<AccessToken> mine, AccessToken token, Throwable failure, AccessToken refused) {
        Throwable cause = Completion.unwrapped(failure);
        AccessToken good = token;
        synchronized (this) {
            pending = null;
            if (token != null) {
                held = token;
            } else if (isOutage(cause) && isGood(refused)) {
                held = held.refreshedAt(clock.instant().plus(NEXT_TRY));
                good = held;
            }
        }
        if (good == null) {
            mine.completeExceptionally(cause);
        } else {
            mine.complete(good);
        }
    }

    private boolean isGood(AccessToken refused) {
        return held != null && !held.isIssuedWith(refused) && clock.instant().isBefore(held.expiresAt());
    }

    private static boolean isOutage(Throwable failure) {
        return failure instanceof AccountsException && !(failure instanceof TokenException) && !isInterrupt(failure);
    }

    private static boolean isInterrupt(Throwable failure) {
        return failure instanceof NoResponseException none && none.reason() == Reason.INTERRUPTED;
    }
}
