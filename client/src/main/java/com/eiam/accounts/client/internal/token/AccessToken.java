package com.eiam.accounts.client.internal.token;

import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A token and its times.
 *
 * @param refreshAt when a new one is requested
 * @param expiresAt when it must no longer be used
 */
public record AccessToken(String value, Instant refreshAt, Instant expiresAt) {

    /** What an Authorization header can carry (RFC 6750, 2.1). */
    static final Pattern BEARER = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

    private static final Duration LONGEST_MARGIN = Duration.ofSeconds(60);

    /** Plans the refresh: a minute before the end, and for short lives at four fifths of it. */
    static AccessToken issued(String value, Instant asked, Duration life) {
        Duration fifth = life.dividedBy(5);
        Duration margin = fifth.compareTo(LONGEST_MARGIN) < 0 ? fifth : LONGEST_MARGIN;
        Instant expiresAt = asked.plus(life);
        return new AccessToken(value, expiresAt.minus(margin), expiresAt);
    }

    AccessToken refreshedAt(Instant later) {
        return new AccessToken(value, later, expiresAt);
    }

    /** Whether both came with one answer of the server; a server may issue the same text again. */
    boolean isIssuedWith(AccessToken other) {
        return other != null && value.equals(other.value) && expiresAt.equals(other.expiresAt);
    }

    /** The times only. */
    @Override
    public String toString() {
        return "token until " + expiresAt;
    }
}
