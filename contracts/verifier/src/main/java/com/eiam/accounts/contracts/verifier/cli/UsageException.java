package com.eiam.accounts.contracts.verifier.cli;

/** What the user asked for cannot be done. The message is one line: what is wrong, where, and what to do. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
