package com.eiam.accounts.client;

import com.eiam.accounts.client.NoResponseException.Reason;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Repeats a request, twice at most, where that is safe because it was certainly not carried out: no connection came
 * about, or the server asks to come back in a moment (429; 503 only for methods that are idempotent, since a gateway may
 * answer it late). A request that broke or timed out is never repeated: the second answer of a removal would not be the
 * first one's.
 */
final class RetryingTransport implements Transport {

    private static final int ATTEMPTS = 3;

    private static final Duration CONNECT_PAUSE = Duration.ofMillis(200);

    /** Whoever is asked to wait longer is better served with an exception that says so. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /** RFC 9110, 9.2.2; of those that the API uses. */
    private static final Set<String> IDEMPOTENT = Set.of("GET", "PUT", "DELETE");

    private final Transport next;
    private final Sleeper sleeper;

    RetryingTransport(Transport next, Sleeper sleeper) {
        this.next = next;
        this.sleeper = sleeper;
    }

    @Override
    public Response send(Request request) {
        for (int attempt = 1; ; attempt++) {
            try {
                return next.send(request);
            } catch (AccountsException e) {
                Duration pause = pause(request, e, attempt)
                        .filter(time -> time.compareTo(LONGEST_PAUSE) <= 0)
                        .orElse(null);
                if (attempt == ATTEMPTS || pause == null) {
                    throw e;
                }
                sleep(request, pause);
            }
        }
    }

    private static Optional<Duration> pause(Request request, AccountsException failure, int attempt) {
        if (failure instanceof NoResponseException none && none.reason() == Reason.NOT_CONNECTED) {
            return Optional.of(CONNECT_PAUSE.multipliedBy(attempt));
        }
        boolean notCarriedOut =
                failure.status() == 429 || failure.status() == 503 && IDEMPOTENT.contains(request.method());
        return notCarriedOut ? failure.retryAfter() : Optional.empty();
    }

    private void sleep(Request request, Duration pause) {
        try {
            sleeper.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoResponseException(
                    Reason.INTERRUPTED, request, "the thread was interrupted before the next try", e);
        }
    }
}
