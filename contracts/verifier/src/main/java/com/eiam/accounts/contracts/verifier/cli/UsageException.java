package com.eiam.accounts.contracts.verifier.cli;

/** An option cannot be used. The message is one line: what is wrong, where, and what to do. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
