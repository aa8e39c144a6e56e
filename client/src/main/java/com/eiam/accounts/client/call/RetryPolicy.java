package com.eiam.accounts.client.call;

import java.time.Duration;

/**
 * How often a request is repeated, and after which pauses. A request is repeated only if the server certainly did not
 * carry it out, or if it can safely be carried out twice. Pauses have full jitter: each is random, between 0 and a
 * bound that doubles with each attempt. If the server names a time ({@code Retry-After}), the pause is that time plus
 * the random one.
 *
 * @param attempts how often a request is sent at most, 1 to 10; 1 switches retries off
 * @param firstPause the bound of the first pause
 * @param longestPause the largest bound; a server that asks for a longer pause gets no retry
 */
public record RetryPolicy(int attempts, Duration firstPause, Duration longestPause) {

    private static final int MOST_ATTEMPTS = 10;

    /** @throws IllegalArgumentException if a number or a time is out of its range */
    public RetryPolicy {
        if (attempts < 1 || attempts > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("attempts must be 1 to " + MOST_ATTEMPTS + ", but is " + attempts);
        }
        CallOptions.checkedTimeout("firstPause", firstPause);
        CallOptions.checkedTimeout("longestPause", longestPause);
    }

    /** Three attempts, a first pause of up to 500 ms, no pause above 10 seconds. */
    public static RetryPolicy standard() {
        return attempts(3);
    }

    /** Never repeats a request. */
    public static RetryPolicy none() {
        return attempts(1);
    }

    /** The standard pauses with another number of attempts. */
    public static RetryPolicy attempts(int attempts) {
        return new RetryPolicy(attempts, Duration.ofMillis(500), Duration.ofSeconds(10));
    }
}
