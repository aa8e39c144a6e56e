package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.http.WireRequest;

/** Sends requests. Thread-safe. */
public interface Transport {

    /** @throws TransportFault if no whole response was received in time */
    Response send(WireRequest request) throws TransportFault;
}
