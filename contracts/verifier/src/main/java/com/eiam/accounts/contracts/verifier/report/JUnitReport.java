package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The report as JUnit XML, with what Jenkins, GitLab and Azure DevOps all read: one suite per operation, one case per
 * contract. Contracts that were not run are left out; one error says why.
 */
final class JUnitReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withZone(ZoneOffset.UTC);

    /** The characters in the texts of all failures. One becomes at most 6 bytes, and GitLab takes 30 MB. */
    private static final int MAX_TEXTS = 3_500_000;

    private static final int MAX_TEXT = 10_000;

    private static final int MAX_MESSAGE = 500;

    record Suite(String name, Duration duration, List<Case> cases) {

        int tests() {
            return cases.size();
        }

        long failures() {
            return cases.stream().filter(test -> test.failure().isPresent()).count();
        }

        long errors() {
            return cases.stream().filter(test -> test.error().isPresent()).count();
        }

        String seconds() {
            return JUnitReport.seconds(duration);
        }
    }

    /** A test case. It passed if there is neither a failure nor an error. */
    record Case(String className, String name, String seconds, Optional<Failure> failure, Optional<String> error) {}

    record Failure(String message, String text) {}

    private final VerificationReport report;
    private final ReportText text;
    private final int maxText;
    private final List<Suite> suites;

    JUnitReport(VerificationReport report, ReportText text) {
        this.report = report;
        this.text = text;
        this.maxText = (int) Math.min(MAX_TEXT, MAX_TEXTS / Math.max(1, report.count(Verdict.BROKEN)));
        this.suites = Stream.concat(
                        Stream.of(verifier()), report.operations().stream().map(this::suite))
                .filter(suite -> suite.tests() > 0)
                .toList();
    }

    /** The whole run. */
    Suite all() {
        return new Suite(
                report.title() + " " + report.version(),
                report.duration(),
                suites.stream().flatMap(suite -> suite.cases().stream()).toList());
    }

    List<Suite> suites() {
        return suites;
    }

    String timestamp() {
        return TIME.format(report.started());
    }

    List<String> notes() {
        return report.warnings().stream().map(text::line).toList();
    }

    String host() {
        return String.valueOf(report.server().getHost());
    }

    /** Why contracts were not run. */
    private Suite verifier() {
        String reasons = Stream.concat(
                        report.problem().stream(), NotRun.of(report).stream().map(NotRun::toString))
                .map(text::line)
                .collect(Collectors.joining("; "));
        Case error = new Case(
                "verifier", "runs all contracts", seconds(Duration.ZERO), Optional.empty(), Optional.of(reasons));
        return new Suite("verifier", Duration.ZERO, reasons.isEmpty() ? List.of() : List.of(error));
    }

    private Suite suite(Operation operation) {
        List<ContractResult> results = report.results().stream()
                .filter(result -> result.operation().equals(operation.id()) && result.verdict() != Verdict.NOT_RUN)
                .toList();
        Set<String> names = new HashSet<>();
        List<Case> cases = results.stream()
                .map(result -> testCase(
                        operation,
                        result,
                        // Tools know a case by its name and class.
                        names.add(result.name()) ? result.name() : result.name() + " (" + result.id() + ")"))
                .toList();
        return new Suite(
                operation.id(),
                results.stream().map(ContractResult::duration).reduce(Duration.ZERO, Duration::plus),
                cases);
    }

    private Case testCase(Operation operation, ContractResult result, String name) {
        return new Case(
                operation.tag() + "." + operation.id(),
                name,
                seconds(result.duration()),
                result.verdict() == Verdict.BROKEN ? Optional.of(failure(result)) : Optional.empty(),
                Optional.empty());
    }

    private Failure failure(ContractResult result) {
        List<String> differences = result.differences();
        String message = result.operation() + " " + result.name() + ": "
                + differences.stream().findFirst().orElse("");
        return new Failure(
                VisibleText.cut(text.line(message), MAX_MESSAGE),
                VisibleText.cut(text.block(text(result, differences)), maxText));
    }

    private String text(ContractResult result, List<String> differences) {
        return Stream.concat(
                        Stream.of(String.join("\n", differences), "run it again with --contract " + result.id()),
                        result.steps().stream().map(this::text))
                .collect(Collectors.joining("\n\n"));
    }

    private String text(Step step) {
        return (step.title().isEmpty() ? "" : step.title() + ":\n")
                + report.shell(step.curl()).stream().map(line -> line + "\n").collect(Collectors.joining())
                + step.curl()
                + "\n\n"
                + step.answer().map(JUnitReport::text).orElse("no answer");
    }

    private static String text(ReceivedAnswer answer) {
        return Stream.concat(
                        Stream.of("status: " + answer.status()),
                        answer.headers().entrySet().stream()
                                .flatMap(header ->
                                        header.getValue().stream().map(value -> header.getKey() + ": " + value)))
                .collect(Collectors.joining("\n", "", "\n\n" + answer.body()));
    }

    private static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.3f", duration.toNanos() / 1e9);
    }
}
