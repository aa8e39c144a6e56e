package com.eiam.accounts.contracts.verifier.http;

/** There was no response, or no readable one. The message is a clause whose subject is the server. */
public final class TransportFault extends Exception {

    private static final long serialVersionUID = 1L;

    TransportFault(String message) {
        super(message);
    }
}
