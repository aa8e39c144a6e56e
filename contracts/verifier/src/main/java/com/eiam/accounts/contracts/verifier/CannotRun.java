package com.eiam.accounts.contracts.verifier;

/** The run cannot take place. The message is one line: why, and what to do. */
final class CannotRun extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRun(String message) {
        super(message);
    }
}
