package com.eiam.accounts.tenant;

/** A tenant file that cannot be used. The message is one line: the file, the line and the key, and what is wrong. */
public final class TenantFileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TenantFileException(String message) {
        super(message);
    }
}
