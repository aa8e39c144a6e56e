package com.eiam.accounts.client;

import java.time.Duration;

/** Waits; injected, so that tests need not. */
@FunctionalInterface
interface Sleeper {

    void sleep(Duration time) throws InterruptedException;
}
