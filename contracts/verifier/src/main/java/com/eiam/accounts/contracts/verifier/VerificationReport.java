package com.eiam.accounts.contracts.verifier;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What came of a run. It holds neither tokens nor secrets.
 *
 * @param title the API's name
 * @param version the API's version
 * @param server what was verified
 * @param seed what the order was drawn from; empty if it is the spec's
 * @param started when the run began
 * @param duration how long it took
 * @param operations the selected operations, in the order of the spec
 * @param results a result for each selected contract, in the order of the spec
 * @param problem why the run could not take place, and what to do; empty if it did
 * @param warnings what a reader of the results should know
 * @param shell the lines that set the shell variables of the {@code curl} commands
 */
public record VerificationReport(
        String title,
        String version,
        URI server,
        Optional<Long> seed,
        Instant started,
        Duration duration,
        List<Operation> operations,
        List<ContractResult> results,
        Optional<String> problem,
        List<String> warnings,
        List<String> shell) {

    /**
     * The report of a run that did not come about.
     *
     * @param server what was to be verified
     * @param problem why, and what to do; one line
     */
    public static VerificationReport couldNotRun(URI server, String problem) {
        ContractSuite suite = ContractSuite.onClassPath();
        return new VerificationReport(
                suite.title(),
                suite.version(),
                server,
                Optional.empty(),
                Instant.now(),
                Duration.ZERO,
                List.of(),
                List.of(),
                Optional.of(problem),
                List.of(),
                List.of());
    }

    /** Whether the run took place, there was at least one contract, and every contract passed. */
    public boolean passed() {
        return problem.isEmpty() && !results.isEmpty() && count(Verdict.PASSED) == results.size();
    }

    /**
     * How many contracts fared in this way.
     *
     * @param verdict the way
     */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** One line: how many contracts of how many passed, of how many operations, and the time. */
    public String sum() {
        return "contracts: %d of %d passed, %d operations, %s"
                .formatted(count(Verdict.PASSED), results.size(), operations.size(), Texts.seconds(duration));
    }
}
