package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;
import java.io.PrintStream;
import picocli.CommandLine.Help.Ansi;

/** Prints the progress of a run: in one line on a terminal, in plain lines elsewhere. */
final class Console implements VerificationListener {

    /** Moves the cursor to the start of the line, and clears the line. */
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
                && !"dumb".equals(System.getenv("TERM"))
                && Ansi.AUTO.enabled();
    }

    @Override
    public void started(int number) {
        contracts = number;
    }

    @Override
    public void finished(ContractResult result) {
        done++;
        broken += result.verdict() == Verdict.BROKEN ? 1 : 0;
        if (verbose) {
            out.printf(
                    "%s  %s: %s (%d ms)%n",
                    switch (result.verdict()) {
                        case PASSED -> "ok    ";
                        case BROKEN -> "BROKEN";
                        case NOT_RUN -> "NOT RUN";
                    },
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
