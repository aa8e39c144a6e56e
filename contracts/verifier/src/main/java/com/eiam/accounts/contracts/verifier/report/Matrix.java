package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Operations by outcomes, as a template wants them: maps of texts. */
final class Matrix {

    /**
     * A cell of the matrix.
     *
     * @param operation the operation's id
     */
    record Cell(String operation, Outcome outcome) {

        String anchor() {
            return (operation + "-" + outcome).replaceAll("[^A-Za-z0-9_.-]", "-");
        }
    }

    private final List<Operation> operations;
    private final List<Outcome> outcomes;
    private final Map<Cell, List<ContractResult>> groups;

    Matrix(List<Operation> operations, List<ContractResult> results) {
        this.operations = operations;
        this.groups = results.stream()
                .collect(Collectors.groupingBy(
                        result -> new Cell(result.operation(), result.expected()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        // The spec's order within a status: codes of one family stand together there.
        this.outcomes = Stream.concat(
                        operations.stream().flatMap(operation -> operation.outcomes().stream()),
                        results.stream().map(ContractResult::expected))
                .distinct()
                .sorted(Comparator.comparingInt(Outcome::status))
                .toList();
    }

    /** The contracts by cell, in their order. */
    Map<Cell, List<ContractResult>> groups() {
        return groups;
    }

    List<Map<String, Object>> columns() {
        return outcomes.stream()
                .map(outcome -> Map.<String, Object>of(
                        "status", outcome.status(), "code", outcome.code().orElse("")))
                .toList();
    }

    List<Map<String, Object>> rows() {
        return operations.stream()
                .map(operation -> Map.<String, Object>of(
                        "operation", operation.id(),
                        "summary", operation.summary(),
                        "method", operation.method(),
                        "path", operation.path(),
                        "cells",
                                outcomes.stream()
                                        .map(outcome -> cell(operation, outcome))
                                        .toList()))
                .toList();
    }

    private Map<String, Object> cell(Operation operation, Outcome outcome) {
        Cell cell = new Cell(operation.id(), outcome);
        List<ContractResult> results = groups.get(cell);
        if (results != null) {
            boolean passed = results.stream().allMatch(result -> result.verdict() == Verdict.PASSED);
            return Map.of(
                    "state",
                    passed ? "passed" : "broken",
                    "anchor",
                    cell.anchor(),
                    "text",
                    figure(results),
                    "hint",
                    operation.id() + " " + outcome);
        }
        Optional<Exclusion> exclusion = operation.exclusions().stream()
                .filter(excluded -> excluded.outcome().equals(outcome))
                .findFirst();
        return exclusion
                .<Map<String, Object>>map(excluded -> Map.of(
                        "state",
                        "excluded",
                        "anchor",
                        "",
                        "text",
                        "–",
                        "hint",
                        outcome + " is excluded: " + excluded.reason()))
                .orElse(Map.of("state", "none", "anchor", "", "text", "", "hint", ""));
    }

    /** How many contracts, or how many of them passed. */
    static String figure(List<ContractResult> results) {
        long passed = results.stream()
                .filter(result -> result.verdict() == Verdict.PASSED)
                .count();
        return passed == results.size() ? String.valueOf(passed) : passed + "/" + results.size();
    }
}
