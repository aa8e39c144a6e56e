package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Step;
import java.util.List;
import java.util.stream.Stream;

/** The differences of the answers of a contract that reports show. An answer can have far more than anybody reads. */
public final class Differences {

    private static final int MAX = 20;

    private Differences() {}

    /** Why the contract was not run, or the differences of its answers, each with what the request was for. */
    public static List<String> of(ContractResult result) {
        return Stream.concat(result.reason().stream(), result.steps().stream().flatMap(Differences::titled))
                .toList();
    }

    /** The differences of an answer as {@link #of(ContractResult)} has them. */
    static Stream<String> titled(Step step) {
        int more = step.differences().size() - MAX;
        return Stream.concat(of(step).stream(), more > 0 ? Stream.of(more + " more differences") : Stream.empty())
                .map(text -> step.title().isEmpty() ? text : step.title() + ": " + text);
    }

    /** The differences of an answer. */
    static List<String> of(Step step) {
        return step.differences().stream().limit(MAX).toList();
    }
}
