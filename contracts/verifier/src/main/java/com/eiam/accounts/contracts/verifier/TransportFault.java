package com.eiam.accounts.contracts.verifier;

/** There was no answer, or none that can be read. The message is a clause whose subject is the server. */
final class TransportFault extends Exception {

    private static final long serialVersionUID = 1L;

    TransportFault(String message) {
        super(message);
    }
}
