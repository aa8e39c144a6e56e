package com.eiam.accounts.client;

import java.util.UUID;

/** Names each call, so that a request that has no response can still be found in the server's log. */
final class RequestIdTransport implements Transport {

    private final Transport next;

    RequestIdTransport(Transport next) {
        this.next = next;
    }

    @Override
    public Response send(Request request) {
        return next.send(request.with(Request.REQUEST_ID, UUID.randomUUID().toString()));
    }
}
