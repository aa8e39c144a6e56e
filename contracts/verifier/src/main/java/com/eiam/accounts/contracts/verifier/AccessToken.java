package com.eiam.accounts.contracts.verifier;

import java.time.Instant;

/**
 * A token that was issued.
 *
 * @param seconds how long it lives
 * @param received when it came; it expires no later than that many seconds after
 */
record AccessToken(String value, long seconds, Instant received) {

    /**
     * With one character in its middle changed. A server that issues the client's id for a token, as the stubs do, is
     * shown a symbol for this as well.
     */
    String tampered(String client) {
        if (value.equals(client)) {
            return value + ".tampered";
        }
        int middle = value.length() / 2;
        char changed = value.charAt(middle) == 'A' ? 'B' : 'A';
        return value.substring(0, middle) + changed + value.substring(middle + 1);
    }

    @Override
    public String toString() {
        return "a token of " + seconds + " s";
    }
}
