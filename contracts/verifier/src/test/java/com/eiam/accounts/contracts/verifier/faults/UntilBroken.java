package com.eiam.accounts.contracts.verifier.faults;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;

/** Ends a run at the first broken contract: the server is caught. */
final class UntilBroken implements VerificationListener {

    private final Thread run = Thread.currentThread();

    @Override
    public void finished(ContractResult result) {
        if (result.verdict() == Verdict.BROKEN) {
            run.interrupt();
        }
    }
}
