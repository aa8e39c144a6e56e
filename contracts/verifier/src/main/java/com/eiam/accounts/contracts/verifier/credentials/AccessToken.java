package com.eiam.accounts.contracts.verifier.credentials;

import java.time.Instant;

/**
 * An access token that was issued.
 *
 * @param seconds how long it lives; 0 if it has expired already
 * @param received when it was received; it expires no later than that many seconds after
 */
public record AccessToken(String value, long seconds, Instant received) {

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

    @Override
    public String toString() {
        return "a token of " + seconds + " s";
    }
}
