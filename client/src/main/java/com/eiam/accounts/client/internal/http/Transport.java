package com.eiam.accounts.client.internal.http;

import java.util.concurrent.CompletableFuture;

/**
 * Sends a request. Each implementation adds one concern and may pass on to another. The future of a blocking request is
 * complete when {@code send} returns; so the same code serves both kinds, and a blocking call never changes its thread.
 */
@FunctionalInterface
public interface Transport {

    /** The future fails with an AccountsException if there is no response, or one that is not a success. */
    CompletableFuture<Response> send(Request request);
}
