package com.eiam.accounts.contracts.verifier;

import java.util.Optional;

/** Notices that a server has stopped answering, so that nobody waits for a timeout a contract. Thread-safe. */
final class Answering {

    /** So many contracts in a row without an answer are no accident. */
    static final int PATIENCE = 10;

    private int faults;

    synchronized void note(ContractResult result) {
        boolean answered =
                result.steps().stream().anyMatch(step -> step.answer().isPresent());
        if (faults < PATIENCE) {
            faults = answered ? 0 : faults + 1;
        }
    }

    /** Why no more contracts are to be run. */
    synchronized Optional<String> stopped() {
        return faults < PATIENCE
                ? Optional.empty()
                : Optional.of("not run: the server stopped answering (%d contracts in a row)".formatted(PATIENCE));
    }
}
