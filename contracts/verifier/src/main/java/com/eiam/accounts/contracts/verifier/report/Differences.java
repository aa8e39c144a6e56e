package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Step;
import java.util.List;
import java.util.stream.Stream;

/** The differences of the answers of a contract. */
public final class Differences {

    private Differences() {}

    /** Why the contract was not run, or the differences of its answers, each with what the request was for. */
    public static List<String> of(ContractResult result) {
        return Stream.concat(result.reason().stream(), result.steps().stream().flatMap(Differences::titled))
                .toList();
    }

    /** The differences of an answer as {@link #of(ContractResult)} has them. */
    static Stream<String> titled(Step step) {
        return step.differences().stream().map(text -> step.title().isEmpty() ? text : step.title() + ": " + text);
    }

    /** The differences of an answer, without the number of those that are left out. */
    static List<String> of(Step step) {
        return step.differences().stream().limit(Step.MAX_DIFFERENCES).toList();
    }
}
