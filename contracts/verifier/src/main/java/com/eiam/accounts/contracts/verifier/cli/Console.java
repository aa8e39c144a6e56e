package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.ContractResult;
import com.eiam.accounts.contracts.verifier.Verdict;
import com.eiam.accounts.contracts.verifier.VerificationListener;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** Tells how far the run is: a line that moves on a terminal, plain lines anywhere else. */
final class Console implements VerificationListener {

    /** Back to the line's start, and clear it. */
    private static final String CLEAR = "\r\u001b[K";

    private final PrintStream out;
    private final boolean verbose;
    private final boolean moving;
    private int contracts;
    private int done;
    private int broken;

    Console(PrintStream out, boolean verbose, boolean quiet) {
        this.out = out;
        this.verbose = verbose;
        this.moving = !verbose
                && !quiet
                && System.getenv("CI") == null
                && System.getenv("NO_COLOR") == null
                && Ansi.AUTO.enabled();
    }

    @Override
    public void started(int number) {
        contracts = number;
    }

    @Override
    public void finished(ContractResult result) {
        done++;
        broken += result.verdict() == Verdict.PASSED ? 0 : 1;
        if (verbose) {
            out.printf(
                    "%s  %s: %s (%d ms)%n",
                    result.verdict() == Verdict.PASSED ? "ok    " : "BROKEN",
                    result.operation(),
                    result.name(),
                    result.duration().toMillis());
        } else if (moving) {
            out.print(
                    done == contracts
                            ? CLEAR
                            : CLEAR + done + " of " + contracts + (broken == 0 ? "" : ", " + broken + " broken"));
            out.flush();
        }
    }
}
