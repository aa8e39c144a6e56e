package com.eiam.accounts.contracts.verifier.http;

/** There was no response, or no readable one. The message is a clause whose subject is the server. */
public final class TransportFault extends Exception {

    private static final long serialVersionUID = 1L;

    private final boolean connectionLost;

    TransportFault(String message) {
        this(message, false);
    }

    private TransportFault(String message, boolean connectionLost) {
        super(message);
        this.connectionLost = connectionLost;
    }

    static TransportFault connectionLost(String message) {
        return new TransportFault(message, true);
    }

    /** Whether the server closed the connection before the first byte of a response. */
    boolean isConnectionLost() {
        return connectionLost;
    }
}
