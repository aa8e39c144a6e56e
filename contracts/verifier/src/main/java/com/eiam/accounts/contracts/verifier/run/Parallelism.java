package com.eiam.accounts.contracts.verifier.run;

import java.time.Duration;

/** How many contracts run at once by default: enough to keep a distant server as busy as one next door. */
final class Parallelism {

    /** As many as a server on the same machine answers well. */
    static final int FEW = 4;

    private static final int MANY = 50;

    /** The time on a line that one more contract at once makes up for. */
    private static final Duration STEP = Duration.ofMillis(4);

    private Parallelism() {}

    /**
     * The number of contracts for a line.
     *
     * @param fastest the time of the fastest response so far
     */
    static int on(Duration fastest) {
        return Math.min(MANY, Math.max(FEW, Math.toIntExact(fastest.dividedBy(STEP))));
    }
}
