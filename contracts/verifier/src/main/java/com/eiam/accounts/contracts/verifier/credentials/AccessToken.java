package com.eiam.accounts.contracts.verifier.credentials;

import java.time.Instant;

/**
 * An access token that was issued.
 *
 * @param seconds how long it lives; 0 if it has expired already, {@link #UNKNOWN} if the server does not say it
 * @param received when it was received; it expires no later than that many seconds after
 */
public record AccessToken(String value, long seconds, Instant received) {

    /** The lifetime of a token whose server does not say it. */
    public static final long UNKNOWN = Long.MAX_VALUE;

    /** How long before its end a token is replaced at the earliest, in milliseconds. */
    private static final long MAX_MARGIN = 30_000;

    /** The token with one character in its middle changed. */
    String tampered() {
        int middle = value.length() / 2;
        char changed = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + changed + value.substring(middle + 1);
    }

    /** When it has expired for sure: servers count in whole seconds. */
    public Instant expiry() {
        return received.plusSeconds(seconds == 0 ? 0 : seconds + 1);
    }

    /** When to replace it: early enough for a request to arrive, and after at least half of its life. */
    public Instant renewal() {
        return seconds == UNKNOWN
                ? Instant.MAX
                : received.plusMillis(seconds * 1000 - Math.min(MAX_MARGIN, seconds * 500));
    }

    @Override
    public String toString() {
        return "a token of " + seconds + " s";
    }
}
