package com.eiam.accounts.client.internal.http;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Ends futures that are not done in time, with one timer: one for each ({@code orTimeout}) would wake another thread
 * with nearly every call. It has a thread of its own, since those of the common pool may all be busy.
 */
final class Deadlines {

    private final Map<CompletableFuture<?>, Long> open = new ConcurrentHashMap<>();
    private boolean timed;
    private long next;

    /**
     * Ends a future with a {@link TimeoutException}.
     *
     * @param deadline a {@link System#nanoTime()}
     */
    void watch(CompletableFuture<?> future, long deadline) {
        open.put(future, deadline);
        future.whenComplete((value, failure) -> open.remove(future));
        startTimer(deadline);
    }

    private synchronized void startTimer(long time) {
        if (!timed || time - next < 0) {
            timed = true;
            next = time;
            CompletableFuture.delayedExecutor(time - System.nanoTime(), TimeUnit.NANOSECONDS, Deadlines::inItsOwnThread)
                    .execute(() -> look(time));
        }
    }

    private static void inItsOwnThread(Runnable look) {
        Thread thread = new Thread(look, "eiam-accounts-deadlines");
        thread.setDaemon(true);
        thread.start();
    }

    private void look(long time) {
        synchronized (this) {
            if (!timed || time != next) {
                // An earlier timer was started after this one.
                return;
            }
            timed = false;
        }
        open.forEach((future, deadline) -> {
            if (deadline - System.nanoTime() > 0) {
                startTimer(deadline);
            } else {
                future.completeExceptionally(new TimeoutException());
            }
        });
    }
}
