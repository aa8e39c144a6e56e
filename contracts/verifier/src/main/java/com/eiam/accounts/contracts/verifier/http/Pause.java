package com.eiam.accounts.contracts.verifier.http;

import java.util.concurrent.TimeUnit;

/** Waits before a request is sent. */
public final class Pause {

    private Pause() {}

    /** Waits until {@link System#nanoTime()} has a value. */
    public static void until(long nanos) throws TransportFault {
        try {
            TimeUnit.NANOSECONDS.sleep(nanos - System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TransportFault(HttpTransport.INTERRUPTED);
        }
    }
}
