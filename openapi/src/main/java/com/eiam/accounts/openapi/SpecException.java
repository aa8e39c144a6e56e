package com.eiam.accounts.openapi;

/** A file that cannot be read as what it should be. The message is one line that names file, line and reason. */
public final class SpecException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Says what cannot be read, where and why, in one line. */
    public SpecException(String message) {
        super(message);
    }
}
