package com.eiam.accounts.client;

/** Sends a request and waits for the response. Each implementation adds one concern and may pass on to another. */
@FunctionalInterface
interface Transport {

    /** @throws AccountsException if there is no response, or none that is a success */
    Response send(Request request);
}
