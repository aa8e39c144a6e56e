package com.eiam.accounts.contracts.verifier.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads durations: seconds, or a number with a unit as in {@code 500ms} and {@code 2s}. */
final class Durations {

    private static final Pattern FORM = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?) ?(ms|s|)");

    private static final Duration MAX = Duration.ofDays(1);

    private Durations() {}

    static Duration parse(String option, String text) throws UsageException {
        Matcher form = FORM.matcher(text.strip());
        if (form.matches()) {
            BigDecimal number = new BigDecimal(form.group(1));
            Duration duration =
                    Duration.ofMillis(number.movePointRight(form.group(2).equals("ms") ? 0 : 3)
                            .max(number.signum() > 0 ? BigDecimal.ONE : BigDecimal.ZERO)
                            .longValue());
            if (!duration.isZero() && duration.compareTo(MAX) <= 0) {
                return duration;
            }
        }
        throw new UsageException(option + " must be more than 0 and at most 86400 seconds, as in 10, 0.5 or 500ms");
    }
}
