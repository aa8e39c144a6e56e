package com.eiam.accounts.contracts.generator.testcase;

/** The contracts cannot be written. The message is one line that names the operation, the contract and the reason. */
public final class ContractException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Reports what cannot be written, and why. */
    public ContractException(String message) {
        // The message is all that a reader needs; a trace would bury it in the build's log.
        super(message, null, false, false);
    }
}
