package com.eiam.accounts.openapi;

/** A problem with the spec, or with another file. The message has a line for each, with file, line and reason. */
public final class SpecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SpecException(String message) {
        super(message);
    }
}
