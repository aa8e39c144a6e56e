package com.eiam.accounts.contracts.verifier.result;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.ContractSuite.Sentence;
import com.eiam.accounts.contracts.model.Operation;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The report of a run. It contains neither tokens nor secrets.
 *
 * @param title the API's name
 * @param version the API's version
 * @param server the server that was verified
 * @param seed the number that the order was drawn from; empty for the order of the spec
 * @param started when the run began
 * @param duration how long it took
 * @param operations the selected operations, in the order of the spec
 * @param results a result for each selected contract, in the order of the spec
 * @param sentences the sentences of the spec, in its order
 * @param problem why the contracts could not be run, and what to do; empty if they were run
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
        List<Sentence> sentences,
        Optional<String> problem,
        List<String> warnings,
        List<String> shell) {

    /** A shell variable: what it is, and whose. */
    private static final Pattern VARIABLE = Pattern.compile("\\b[A-Z]+_([A-Z0-9_]+)\\b");

    /** Cuts the time to milliseconds: HTML takes no more. */
    public VerificationReport {
        started = started.truncatedTo(ChronoUnit.MILLIS);
    }

    /**
     * The report of a run that did not begin.
     *
     * @param server the server that should have been verified
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
                List.of(),
                Optional.of(problem),
                List.of(),
                List.of());
    }

    /**
     * The lines that set the variables of a command: with them, it runs as it is.
     *
     * @param curl the command of a step
     */
    public List<String> shell(String curl) {
        Set<String> names = names(curl);
        return shell.stream()
                .filter(line -> names(line).stream().anyMatch(names::contains))
                .toList();
    }

    private static Set<String> names(String command) {
        return VARIABLE.matcher(command)
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toSet());
    }

    /** Whether the contracts were run, there was at least one, and every contract passed. */
    public boolean passed() {
        return problem.isEmpty() && !results.isEmpty() && count(Verdict.PASSED) == results.size();
    }

    /** The number of contracts with a verdict. */
    public long count(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).count();
    }

    /** One line: how many contracts passed, the numbers of contracts and of operations, and the time. */
    public String sum() {
        return "contracts: %d of %d passed, %d operations, %s"
                .formatted(count(Verdict.PASSED), results.size(), operations.size(), Texts.seconds(duration));
    }
}
