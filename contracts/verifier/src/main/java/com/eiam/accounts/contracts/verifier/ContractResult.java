package com.eiam.accounts.contracts.verifier;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of a contract.
 *
 * @param id its id, unique and stable: stub and test bear it too
 * @param operation the operation that it calls
 * @param name what the operation must do, as a sentence without its subject
 * @param keyword the schema's keyword, or the security rule, that the contract was derived from; empty if it is stated in
 *     the spec
 * @param expected status and code that it must be answered with
 * @param verdict how it fared
 * @param reason why it was not run; empty if it was
 * @param steps its requests, in the order of sending
 * @param duration how long they took
 */
public record ContractResult(
        String id,
        String operation,
        String name,
        Optional<String> keyword,
        Outcome expected,
        Verdict verdict,
        Optional<String> reason,
        List<Step> steps,
        Duration duration) {

    /** What is wrong, in words: which field, expected, got; why it was not run; empty if it passed. */
    public List<String> differences() {
        return Stream.concat(
                        reason.stream(),
                        steps.stream()
                                .flatMap(step -> step.differences().stream()
                                        .map(text -> step.title().isEmpty() ? text : step.title() + ": " + text)))
                .toList();
    }

    static ContractResult notRun(Contract contract, String reason) {
        return new ContractResult(
                contract.id(),
                contract.operation(),
                contract.name(),
                contract.keyword(),
                contract.response().outcome(),
                Verdict.NOT_RUN,
                Optional.of(reason),
                List.of(),
                Duration.ZERO);
    }
}
