package com.eiam.accounts.contracts.verifier;

/** How a contract fared. */
public enum Verdict {
    /** Every answer was what the contract states. */
    PASSED,
    /** An answer differs, or there was none. */
    BROKEN,
    /** It was selected, but the run ended before its turn. */
    NOT_RUN
}
