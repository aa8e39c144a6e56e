package com.eiam.accounts.reference.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Clock;
import java.time.Duration;
import org.springframework.util.ConcurrentLruCache;

/**
 * How often something may happen for each key: a number of times at once, which grows back evenly. It knows the keys
 * that were used last, so its memory is bounded. Thread-safe.
 */
public final class Allowance {

    private static final int KEYS = 10_000;

    private final ConcurrentLruCache<String, Bucket> buckets;

    /**
     * @param number at least 1
     * @param period how long the whole number takes to grow back
     */
    public Allowance(int number, Duration period, Clock clock) {
        TimeMeter time = new ClockMeter(clock);
        buckets = new ConcurrentLruCache<>(
                KEYS,
                key -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(number).refillGreedy(number, period))
                        .withCustomTimePrecision(time)
                        .build());
    }

    /** Takes one. If nothing is left, it takes none and returns how long to wait; zero otherwise. */
    public Duration take(String key) {
        return Duration.ofNanos(buckets.get(key).tryConsumeAndReturnRemaining(1).getNanosToWaitForRefill());
    }

    public void giveBack(String key) {
        buckets.get(key).addTokens(1);
    }

    /** The value of {@code Retry-After}: whole seconds, rounded up (RFC 9110, 10.2.3). */
    public static String retryAfter(Duration wait) {
        return String.valueOf(wait.plusSeconds(1).minusNanos(1).toSeconds());
    }

    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return clock.millis() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
