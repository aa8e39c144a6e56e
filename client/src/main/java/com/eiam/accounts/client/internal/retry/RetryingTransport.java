package com.eiam.accounts.client.internal.retry;

import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Response;
import com.eiam.accounts.client.internal.http.Transport;
import com.eiam.accounts.client.internal.http.Waiting;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * Repeats a request where that is safe: it was certainly not carried out (no connection, 429), or carrying it out twice
 * changes nothing (503 to an idempotent request, a broken connection of a read). Other requests are not repeated once
 * they are sent: the second answer of a removal would not be that of the first. With an {@code Idempotency-Key}, a
 * creation may be repeated too.
 */
public final class RetryingTransport implements Transport {

    /** RFC 9110, 9.2.2; of those that the API uses. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

    private final Transport next;
    private final Sleeper sleeper;
    private final RetryBudget budget = new RetryBudget();

    public RetryingTransport(Transport next, Sleeper sleeper) {
        this.next = next;
        this.sleeper = sleeper;
    }

    @Override
    public CompletableFuture<Response> send(Request request) {
        return attempt(request, 1);
    }

    private CompletableFuture<Response> attempt(Request request, int number) {
        request.checkAwaited();
        CompletableFuture<Response> sent = Completion.recover(next.send(request), failure -> {
            request.checkAwaited();
            Optional<Duration> pause = number < request.retries().attempts()
                    ? pause(request, failure, number).filter(time -> budget.take())
                    : Optional.empty();
            return pause.isEmpty()
                    ? CompletableFuture.failedFuture(failure)
                    : Completion.then(wait(request, pause.get()), waited -> attempt(request, number + 1));
        });
        if (number == 1) {
            sent.thenRun(budget::succeeded);
        }
        return sent;
    }

    private static Optional<Duration> pause(Request request, RuntimeException failure, int number) {
        if (!(failure instanceof AccountsException known) || !isRepeatable(request, known)) {
            return Optional.empty();
        }
        RetryPolicy policy = request.retries();
        long bound =
                Math.min(policy.longestPause().toNanos(), policy.firstPause().toNanos() << Math.min(number - 1, 10));
        Duration jitter = Duration.ofNanos(ThreadLocalRandom.current().nextLong(bound + 1));
        Duration asked = known.retryAfter().orElse(Duration.ZERO);
        return asked.compareTo(policy.longestPause()) > 0 ? Optional.empty() : Optional.of(asked.plus(jitter));
    }

    private static boolean isRepeatable(Request request, AccountsException failure) {
        // Servers ignore the key of an operation that does not take one.
        boolean keyed = request.headers().containsKey(CallOptions.IDEMPOTENCY_KEY)
                && request.call().takesHeader(CallOptions.IDEMPOTENCY_KEY);
        String method = request.call().method();
        if (failure instanceof NoResponseException none) {
            return switch (none.reason()) {
                // A certificate that is wrong is still wrong a moment later.
                case NOT_CONNECTED -> !(failure.getCause() instanceof SSLException);
                case BROKEN -> keyed || method.equals("GET");
                case TIMED_OUT -> keyed;
                case INTERRUPTED -> false;
            };
        }
        return failure.status() == 429 || failure.status() == 503 && (keyed || IDEMPOTENT.contains(method));
    }

    private CompletableFuture<Void> wait(Request request, Duration pause) {
        if (request.waiting() == Waiting.ASYNC) {
            return CompletableFuture.runAsync(
                    () -> {}, CompletableFuture.delayedExecutor(pause.toNanos(), TimeUnit.NANOSECONDS));
        }
        try {
            sleeper.sleep(pause);
            return CompletableFuture.completedFuture(null);
        } catch (InterruptedException e) {
            return CompletableFuture.failedFuture(Completion.interrupted(request, e));
        }
    }
}
