package com.eiam.accounts.contracts.verifier.cli;

import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What stands on the screen when a run is over. */
final class Summary {

    /** So many broken contracts are told one by one; the page has them all. */
    private static final int TOLD = 30;

    private final VerificationReport report;

    Summary(VerificationReport report) {
        this.report = report;
    }

    /** The matrix, the broken contracts, warnings, and the sum. */
    void print(PrintStream out, boolean quiet) {
        if (!quiet) {
            report.operations().forEach(operation -> out.println("  " + line(operation)));
            out.println();
            broken(out);
            report.warnings().forEach(warning -> out.println("note: " + warning));
        }
        out.println(report.sum());
    }

    private void broken(PrintStream out) {
        List<ContractResult> broken = report.results().stream()
                .filter(result -> result.verdict() == Verdict.BROKEN)
                .toList();
        broken.stream().limit(TOLD).forEach(result -> {
            out.printf("BROKEN %s: %s (%s)%n", result.operation(), result.name(), result.expected());
            result.differences().forEach(difference -> out.println("  - " + difference));
        });
        if (broken.size() > TOLD) {
            out.printf("… and %d more that are broken%n", broken.size() - TOLD);
        }
        report.results().stream()
                .filter(result -> result.verdict() == Verdict.NOT_RUN)
                .flatMap(result -> result.reason().stream())
                .collect(Collectors.groupingBy(reason -> reason, LinkedHashMap::new, Collectors.counting()))
                .forEach((reason, number) -> out.printf("%d contracts %s%n", number, reason));
        if (!report.passed()) {
            out.println();
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
        return passed == results.size() ? "x" + passed : "BROKEN(%d of %d passed)".formatted(passed, results.size());
    }
}
