package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import java.util.Optional;

/** Detects that a server has stopped answering, so that not every contract waits for a timeout. Thread-safe. */
final class OutageDetector {

    /** This number of contracts in a row without a response is an outage. */
    private static final int OUTAGE = 10;

    private int faults;

    synchronized void record(ContractResult result) {
        boolean answered = result.verdict() == Verdict.PASSED
                || result.steps().stream().anyMatch(step -> step.answer().isPresent());
        if (faults < OUTAGE) {
            faults = answered ? 0 : faults + 1;
        }
    }

    /** Why the remaining contracts are not run; empty if there is no outage. */
    synchronized Optional<String> outage() {
        return faults < OUTAGE
                ? Optional.empty()
                : Optional.of("not run: the server stopped answering (%d contracts in a row)".formatted(OUTAGE));
    }
}
