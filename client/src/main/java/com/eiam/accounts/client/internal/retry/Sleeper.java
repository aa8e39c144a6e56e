package com.eiam.accounts.client.internal.retry;

import java.time.Duration;

/** Waits between two attempts; a test gives one that does not. */
@FunctionalInterface
public interface Sleeper {

    void sleep(Duration time) throws InterruptedException;
}
