package com.eiam.accounts.contracts.verifier.result;

/** Whether a contract passed. */
public enum Verdict {
    /** Every response was as the contract says. */
    PASSED,
    /** A response differs, or there was none. */
    BROKEN,
    /** The contract was selected, but the run ended before its turn. */
    NOT_RUN
}
