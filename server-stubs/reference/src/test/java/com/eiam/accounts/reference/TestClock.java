package com.eiam.accounts.reference;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The system's clock, until a test stops it. */
public final class TestClock extends Clock {

    private volatile Instant stopped;

    /** Stops the clock at a time. */
    public void stop(Instant time) {
        stopped = time;
    }

    /** Moves the clock, which must be stopped. */
    public void forward(Duration time) {
        stopped = stopped.plus(time);
    }

    /** Lets it show the system's time again. */
    public void run() {
        stopped = null;
    }

    @Override
    public Instant instant() {
        Instant time = stopped;
        return time == null ? Instant.now() : time;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
