package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.result.Texts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Waits if a server asks for it, and repeats the request: a server has not processed what it answers with 429, or with
 * 503 and {@code Retry-After}. A server that asks for it again and again loses this patience until it answers
 * otherwise. A request whose connection was lost is repeated once, and a note says so.
 */
public final class PatientTransport implements Transport {

    private static final int MAX_REPEATS = 10;

    private static final Duration MAX_WAIT = Duration.ofMinutes(1);

    private final Transport transport;
    private final Clock clock;
    private volatile boolean exhausted;
    private final AtomicInteger lost = new AtomicInteger();
    private int waits;
    private Duration waited = Duration.ZERO;

    public PatientTransport(Transport transport, Clock clock) {
        this.transport = transport;
        this.clock = clock;
    }

    @Override
    public Response send(WireRequest request) throws TransportFault {
        Duration left = MAX_WAIT;
        for (int repeats = 0; ; repeats++) {
            Response response = sendTwice(request);
            Optional<Duration> wait = RetryAfter.of(response, clock);
            if (wait.isEmpty()) {
                exhausted = false;
                return response;
            }
            if (exhausted || repeats == MAX_REPEATS || wait.get().compareTo(left) > 0) {
                exhausted = true;
                return response;
            }
            left = left.minus(wait.get());
            count(wait.get());
            Pause.of(wait.get());
        }
    }

    /** Repeats a request once if its connection was lost: some gateways close one after a number of requests. */
    private Response sendTwice(WireRequest request) throws TransportFault {
        try {
            return transport.send(request);
        } catch (TransportFault fault) {
            if (!fault.isConnectionLost()) {
                throw fault;
            }
            Response response = transport.send(request);
            lost.incrementAndGet();
            return response;
        }
    }

    /** A sentence on all waits, and one on all connections that were lost; empty if there were none. */
    public synchronized Stream<String> notes() {
        List<String> notes = new ArrayList<>();
        if (waits > 0) {
            notes.add(
                    "the server limits the rate of requests: waited %d times, %s in all; --rate sends fewer requests per second"
                            .formatted(waits, Texts.seconds(waited)));
        }
        if (lost.get() > 0) {
            notes.add(
                    ("the server closed %d connections without an answer, and each request was repeated once; if it closes"
                                    + " connections after a number of requests, let it announce that (Connection: close)")
                            .formatted(lost.get()));
        }
        return notes.stream();
    }

    private synchronized void count(Duration wait) {
        waits++;
        waited = waited.plus(wait);
    }
}
