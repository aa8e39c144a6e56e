package com.eiam.accounts.contracts.verifier.run;

/** The contracts cannot be run. The message is one line: why, and what to do. */
final class CannotRun extends Exception {

    private static final long serialVersionUID = 1L;

    CannotRun(String message) {
        super(message);
    }
}
