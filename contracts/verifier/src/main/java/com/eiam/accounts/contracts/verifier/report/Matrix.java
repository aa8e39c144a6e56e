package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Operations by outcomes.
 *
 * @param outcomes the columns: by status, and within a status in the order of the spec
 * @param rows the operations in the order of the spec
 */
record Matrix(List<Outcome> outcomes, List<Row> rows) {

    /** An operation with a cell for each outcome of the matrix. */
    record Row(Operation operation, List<Cell> cells) {

        State state() {
            return State.worst(cells.stream().map(Cell::state));
        }

        List<Cell> verified() {
            return cells.stream().filter(cell -> !cell.results().isEmpty()).toList();
        }
    }

    /**
     * @param results the contracts that expect it
     * @param state the worst of them
     */
    record Cell(String operation, Outcome outcome, List<ContractResult> results, State state) {

        String anchor() {
            return (operation + "-" + outcome).replaceAll("[^A-Za-z0-9_.-]", "-");
        }

        List<ContractCard> contracts() {
            return results.stream().map(ContractCard::folded).toList();
        }

        /** The first contract, to show what request and answer look like. If it is broken, the page has it above. */
        Optional<ContractCard> example() {
            return contracts().stream().findFirst().filter(contract -> contract.state() == State.PASSED);
        }

        int size() {
            return results.size();
        }

        long failed() {
            return results.stream()
                    .filter(result -> result.verdict() != Verdict.PASSED)
                    .count();
        }

        /** How many contracts there are; if some did not pass, how many did not. */
        long figure() {
            return state == State.PASSED ? size() : failed();
        }

        boolean excluded() {
            return state == State.EXCLUDED;
        }
    }

    /** How contracts fared, worst first. */
    enum State {
        BROKEN,
        NOT_RUN,
        PASSED,
        EXCLUDED,
        NONE;

        static State of(ContractResult result) {
            return valueOf(result.verdict().name());
        }

        static State worst(Stream<State> states) {
            return states.min(Comparator.naturalOrder()).orElse(NONE);
        }

        /** The class of the style sheet. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    static Matrix of(VerificationReport report) {
        Map<String, Map<Outcome, List<ContractResult>>> results = report.results().stream()
                .collect(Collectors.groupingBy(
                        ContractResult::operation, Collectors.groupingBy(ContractResult::expected)));
        List<Outcome> outcomes = Stream.concat(
                        report.operations().stream().flatMap(operation -> operation.outcomes().stream()),
                        report.results().stream().map(ContractResult::expected))
                .distinct()
                .sorted(Comparator.comparingInt(Outcome::status))
                .toList();
        List<Row> rows = report.operations().stream()
                .map(operation -> row(operation, outcomes, results.getOrDefault(operation.id(), Map.of())))
                .toList();
        return new Matrix(outcomes, rows);
    }

    private static Row row(Operation operation, List<Outcome> outcomes, Map<Outcome, List<ContractResult>> results) {
        return new Row(
                operation,
                outcomes.stream()
                        .map(outcome -> cell(operation, outcome, results.getOrDefault(outcome, List.of())))
                        .toList());
    }

    private static Cell cell(Operation operation, Outcome outcome, List<ContractResult> results) {
        boolean excluded = operation.exclusions().stream()
                .anyMatch(exclusion -> exclusion.outcome().equals(outcome));
        State state = results.isEmpty() && excluded
                ? State.EXCLUDED
                : State.worst(results.stream().map(State::of));
        return new Cell(operation.id(), outcome, results, state);
    }
}
