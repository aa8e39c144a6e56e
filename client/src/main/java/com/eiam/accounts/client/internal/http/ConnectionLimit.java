package com.eiam.accounts.client.internal.http;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Lets a bounded number of exchanges run at once, and the others wait in the order in which they came. */
final class ConnectionLimit {

    private static final CompletableFuture<Void> ENTERED = CompletableFuture.completedFuture(null);

    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    ConnectionLimit(int connections) {
        free = connections;
    }

    /** Complete when the exchange may run; a caller that gives up cancels it. */
    synchronized CompletableFuture<Void> enter() {
        if (free > 0) {
            free--;
            return ENTERED;
        }
        CompletableFuture<Void> place = new CompletableFuture<>();
        waiting.add(place);
        return place;
    }

    /** Ends an exchange. */
    void leave() {
        CompletableFuture<Void> next;
        do {
            synchronized (this) {
                next = waiting.poll();
                if (next == null) {
                    free++;
                    return;
                }
            }
        } while (!next.complete(null));
    }
}
