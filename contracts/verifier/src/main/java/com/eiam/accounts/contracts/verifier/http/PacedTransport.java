package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.http.WireRequest;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Sends at most a number of requests per second, at even distances. */
public final class PacedTransport implements Transport {

    private final Transport transport;
    private final long distance;
    private long next = System.nanoTime();

    public PacedTransport(Transport transport, double rate) {
        this.transport = transport;
        this.distance = (long) (TimeUnit.SECONDS.toNanos(1) / rate);
    }

    @Override
    public Response send(WireRequest request) throws TransportFault {
        Pause.of(untilTurn());
        return transport.send(request);
    }

    private synchronized Duration untilTurn() {
        long now = System.nanoTime();
        long turn = Math.max(next, now);
        next = turn + distance;
        return Duration.ofNanos(turn - now);
    }
}
