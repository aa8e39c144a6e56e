package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.report.Cause;
import com.eiam.accounts.contracts.verifier.report.NotRun;
import com.eiam.accounts.contracts.verifier.report.ReportText;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a run found, on the screen: a line for each operation, the causes of what is broken, and the sum. */
final class Summary {

    /** How many causes are printed; the page has all of them. */
    private static final int MAX_CAUSES = 10;

    /** How many differences of a contract are printed; the page has more. */
    private static final int MAX_DIFFERENCES = 5;

    private final VerificationReport report;
    private final ReportText text;

    Summary(VerificationReport report) {
        this.report = report;
        this.text = new ReportText(report.server());
    }

    void print(PrintStream out, boolean quiet) {
        if (!quiet) {
            report.operations().forEach(operation -> out.println("  " + line(operation)));
            out.println();
            causes(out);
            NotRun.of(report).forEach(contracts -> out.println(text.line(contracts.toString())));
            if (!report.passed()) {
                out.println();
            }
            report.warnings().forEach(warning -> out.println("note: " + text.line(warning)));
        }
        out.println(report.sum());
    }

    private void causes(PrintStream out) {
        List<Cause> causes = Cause.of(report);
        causes.stream().limit(MAX_CAUSES).forEach(cause -> cause(out, cause));
        int more = causes.size() - MAX_CAUSES;
        if (more > 0) {
            out.printf("… and %d more causes%n", more);
        }
    }

    private void cause(PrintStream out, Cause cause) {
        ContractResult example = cause.example();
        out.printf("BROKEN %s: %s (%s)%n", example.operation(), example.name(), example.expected());
        List<String> differences = example.differences();
        differences.stream().limit(MAX_DIFFERENCES).forEach(difference -> out.println("  - " + text.line(difference)));
        if (differences.size() > MAX_DIFFERENCES) {
            out.printf("  … and %d more differences%n", differences.size() - MAX_DIFFERENCES);
        }
        out.printf("  run it again with --contract %s%n", example.id());
        List<ContractResult> others = cause.others();
        if (!others.isEmpty()) {
            out.printf("  and %d more: %s%n", others.size(), text.line(cause.words()));
            out.printf("    %s%n", Cause.byOperation(others));
        }
    }

    private String line(Operation operation) {
        Map<Outcome, List<ContractResult>> outcomes = report.results().stream()
                .filter(result -> result.operation().equals(operation.id()))
                .collect(Collectors.groupingBy(ContractResult::expected, LinkedHashMap::new, Collectors.toList()));
        String excluded = operation.exclusions().stream()
                .map(Exclusion::outcome)
                .map(outcome -> outcome.code().orElse(String.valueOf(outcome.status())))
                .collect(Collectors.joining(" "));
        return operation.id() + ":"
                + outcomes.entrySet().stream()
                        .map(entry -> "  " + entry.getKey() + " " + cell(entry.getValue()))
                        .collect(Collectors.joining())
                + (excluded.isEmpty() ? "" : "  excluded " + excluded);
    }

    private static String cell(List<ContractResult> results) {
        long passed = results.stream()
                .filter(result -> result.verdict() == Verdict.PASSED)
                .count();
        if (passed == results.size()) {
            return "x" + passed;
        }
        boolean isBroken = results.stream().anyMatch(result -> result.verdict() == Verdict.BROKEN);
        return "%s(%d of %d passed)".formatted(isBroken ? "BROKEN" : "NOT RUN", passed, results.size());
    }
}
