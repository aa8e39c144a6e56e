package com.eiam.accounts.reference.start;

/** The server cannot start with its settings. The message is one line: what is wrong, where, and what to do. */
public final class StartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartException(String message) {
        super(message);
    }
}
