package com.eiam.accounts.contracts.verifier.result;

import java.time.Duration;
import java.util.Locale;

/** How reports write durations. For the packages of this module only. */
public final class Texts {

    private Texts() {}

    /** A duration in seconds, as in {@code 2.9 s}. */
    public static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? duration.toSeconds() + " s"
                : String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }
}
