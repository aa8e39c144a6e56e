package com.eiam.accounts.client.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/** Spares a server in trouble: 100 retries of all calls together, then one for each ten calls that succeed. */
final class RetryBudget {

    private static final int COST = 10;
    private static final int MOST = 100 * COST;

    private final AtomicInteger credit = new AtomicInteger(MOST);

    void succeeded() {
        if (credit.get() < MOST) {
            credit.updateAndGet(value -> Math.min(MOST, value + 1));
        }
    }

    /** Whether one more retry is within the budget; if so, it is counted. */
    boolean take() {
        return credit.getAndUpdate(value -> value < COST ? value : value - COST) >= COST;
    }
}
