package com.eiam.accounts.contracts.verifier;

/** Hears of a run while it goes on. Its methods are called by one thread at a time, but not always by the same. */
public interface VerificationListener {

    /**
     * The first contract is about to be sent.
     *
     * @param contracts how many there are to run
     */
    default void started(int contracts) {}

    /**
     * A contract has come to its end.
     *
     * @param result what came of it
     */
    default void finished(ContractResult result) {}
}
