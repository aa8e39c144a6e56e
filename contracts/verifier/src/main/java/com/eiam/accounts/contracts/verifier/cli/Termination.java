package com.eiam.accounts.contracts.verifier.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ends a run early on Ctrl-C or SIGTERM: the JVM waits until the reports are written, which have what was done so far.
 * Its exit code is that of the signal, 130 or 143.
 */
final class Termination {

    /** A pipeline kills a process some time after SIGTERM, often after 30 seconds. */
    private static final int MAX_SECONDS = 20;

    private final CountDownLatch written = new CountDownLatch(1);
    private volatile boolean begun;

    Termination(Thread run) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(run), "termination"));
    }

    /** The reports are written: nothing is left to wait for. */
    void allow() {
        written.countDown();
    }

    /** Whether the JVM ends because of a signal. */
    boolean hasBegun() {
        return begun;
    }

    private void end(Thread run) {
        if (written.getCount() == 0) {
            return;
        }
        begun = true;
        run.interrupt();
        try {
            written.await(MAX_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
