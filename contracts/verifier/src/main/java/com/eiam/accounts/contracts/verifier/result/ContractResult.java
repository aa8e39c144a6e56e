package com.eiam.accounts.contracts.verifier.result;

import com.eiam.accounts.contracts.model.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The result of a contract.
 *
 * @param id its id, unique and stable; the stub and the test of the contract have the same
 * @param operation the operationId of the operation that it calls
 * @param name what the operation must do, as a sentence without its subject
 * @param keyword what the contract was derived from: a keyword of a schema, or {@code security}; empty for a contract
 *     that the spec states
 * @param expected the expected status and code
 * @param verdict whether it passed
 * @param reason why it was not run; empty if it was
 * @param steps its requests, in the order of sending; empty if it was not run, and if it passed and is not the first
 *     contract of its operation with its expected status and code
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

    /** What is wrong, in words: the field, its value, the expected value; or why it was not run. Empty if it passed. */
    public List<String> differences() {
        return Stream.concat(reason.stream(), steps.stream().flatMap(Step::titledDifferences))
                .toList();
    }
}
