package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.http.Response;
import com.eiam.accounts.contracts.verifier.http.Transport;
import com.eiam.accounts.contracts.verifier.http.TransportFault;
import java.time.Duration;

/**
 * Learns how many contracts should run at once: enough to keep a distant server as busy as one next door. Only a
 * distant server answers many requests in the time of one. If responses get slow, it is the server that is busy, and
 * more contracts at once would make it answer too late.
 */
final class Parallelism implements Transport {

    /** As many as a server on the same machine answers well. */
    static final int FEW = 4;

    private static final int MANY = 50;

    /** The time on a line that one more contract at once makes up for. */
    private static final Duration STEP = Duration.ofMillis(4);

    /** A response that takes this many times as long as the fastest one is slow. */
    private static final int SLOW = 2;

    private final Transport transport;
    private Duration fastest = Duration.ofDays(1);
    private int size = FEW;
    private int requests;

    Parallelism(Transport transport) {
        this.transport = transport;
    }

    /** The number of contracts that should run at once. */
    synchronized int size() {
        return size;
    }

    @Override
    public Response send(WireRequest request) throws TransportFault {
        int atOnce = begin();
        long begin = System.nanoTime();
        boolean isQuick = false;
        try {
            Response response = transport.send(request);
            isQuick = isQuick(Duration.ofNanos(System.nanoTime() - begin));
            return response;
        } finally {
            end(isQuick, atOnce);
        }
    }

    private synchronized int begin() {
        return ++requests;
    }

    private synchronized boolean isQuick(Duration time) {
        if (time.compareTo(fastest) < 0) {
            fastest = time;
        }
        return time.compareTo(fastest.multipliedBy(SLOW)) < 0;
    }

    private synchronized void end(boolean isQuick, int atOnce) {
        requests--;
        if (!isQuick) {
            size = Math.max(size - 1, FEW);
        } else if (2 * atOnce > size) {
            // With fewer requests, a quick response says nothing on more of them.
            size = Math.toIntExact(Math.max(FEW, Math.min(size + 1, Math.min(MANY, fastest.dividedBy(STEP)))));
        }
    }
}
