package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.result.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits if a server asks for it, and repeats the request: a server has not processed what it answers with 429, or with 503
 * and {@code Retry-After}. A server that asks for it again and again loses this patience until it answers otherwise.
 */
public final class PatientTransport implements Transport {

    private static final int MAX_REPEATS = 10;

    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final Transport transport;
    private final Clock clock;
    private volatile boolean exhausted;
    private int waits;
    private Duration waited = Duration.ZERO;

    public PatientTransport(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public Response send(WireRequest request) throws TransportFault {
        return send(request, 0);
    }

    /**
     * Sends a request.
     *
     * @param expected a response with this status is final
     */
    Response send(WireRequest request, int expected) throws TransportFault {
        Duration left = MAX_WAIT;
        for (int repeats = 0; ; repeats++) {
            Response response = transport.send(request);
            Optional<Duration> wait = RetryAfter.of(response, clock);
            if (wait.isEmpty() || response.status() == expected) {
                exhausted = false;
                return response;
            }
            if (exhausted || repeats == MAX_REPEATS || wait.get().compareTo(left) > 0) {
                exhausted = true;
                return response;
            }
            left = left.minus(wait.get());
            count(wait.get());
            Pause.until(System.nanoTime() + wait.get().toNanos());
        }
    }

    /** One sentence on all waits; empty if there were none. */
    public synchronized Optional<String> note() {
        return waits == 0
                ? Optional.empty()
                : Optional.of(
                        "the server limits the rate of requests: waited %d times, %s in all; --rate sends fewer requests per second"
                                .formatted(waits, Texts.seconds(waited)));
    }

    private synchronized void count(Duration wait) {
        waits++;
        waited = waited.plus(wait);
    }
}
