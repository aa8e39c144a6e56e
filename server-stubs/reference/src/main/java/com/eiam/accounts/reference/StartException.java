package com.eiam.accounts.reference;

/** The server cannot start as it is set up. The message is one line: what is wrong, where, and what to do. */
public abstract class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Tells what is wrong. */
    protected StartException(String message) {
        super(message);
    }
}
