package com.eiam.accounts.contracts.verifier.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits before a request is sent. */
public final class Pause {

    private Pause() {}

    public static void of(Duration duration) throws TransportFault {
        try {
            TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportFault(HttpTransport.INTERRUPTED);
        }
    }
}
