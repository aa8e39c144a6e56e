package com.eiam.accounts.contracts.verifier.result;

/** Is called while contracts run: by one thread at a time, but not always by the same one. */
public interface VerificationListener {

    /**
     * The first contract is about to be sent.
     *
     * @param contracts the number of contracts to run
     */
    default void started(int contracts) {}

    /** A contract has ended. */
    default void finished(ContractResult result) {}
}
