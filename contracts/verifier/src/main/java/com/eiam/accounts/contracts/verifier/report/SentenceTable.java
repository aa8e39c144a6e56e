package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.model.ContractSuite.Sentence;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The sentences of the spec with the results of their contracts.
 *
 * @param rows the sentences with a broken contract, then the others, both in the order of the spec
 */
record SentenceTable(List<Row> rows) {

    /** A sentence may have hundreds of contracts, and the page lists them all below their operations. */
    private static final int MAX_NAMES = 3;

    /**
     * @param results the results of its contracts that were selected, broken ones first, then those that the spec
     *     states
     */
    record Row(Sentence sentence, List<ContractResult> results) {

        Matrix.State state() {
            return results.isEmpty()
                    ? Matrix.State.EXCLUDED
                    : Matrix.State.worst(results.stream().map(Matrix.State::of));
        }

        boolean broken() {
            return state() == Matrix.State.BROKEN;
        }

        int size() {
            return results.size();
        }

        long brokenSize() {
            return results.stream()
                    .filter(result -> Matrix.State.of(result) == Matrix.State.BROKEN)
                    .count();
        }

        /** The first contracts of different names; broken ones have a card on the page. */
        List<ContractCard> contracts() {
            Map<String, ContractResult> named = new LinkedHashMap<>();
            results.forEach(result -> named.putIfAbsent(result.name(), result));
            return named.values().stream()
                    .limit(MAX_NAMES)
                    .map(ContractCard::folded)
                    .toList();
        }

        int more() {
            return size() - contracts().size();
        }
    }

    /** The sentences that the selected contracts test, and those that no contract tests; empty if they test none. */
    static SentenceTable of(VerificationReport report) {
        Map<String, ContractResult> results =
                report.results().stream().collect(Collectors.toMap(ContractResult::id, Function.identity()));
        List<Row> rows = report.sentences().stream()
                .map(sentence -> row(sentence, results))
                .filter(row ->
                        !row.results().isEmpty() || row.sentence().reason().isPresent())
                .sorted(Comparator.comparing(Row::broken).reversed())
                .toList();
        return new SentenceTable(rows.stream().allMatch(row -> row.results().isEmpty()) ? List.of() : rows);
    }

    private static Row row(Sentence sentence, Map<String, ContractResult> results) {
        return new Row(
                sentence,
                sentence.contracts().stream()
                        .map(results::get)
                        .filter(Objects::nonNull)
                        .sorted(Comparator.<ContractResult, Matrix.State>comparing(Matrix.State::of)
                                .thenComparing(result -> result.keyword().isPresent()))
                        .toList());
    }

    boolean broken() {
        return rows.stream().anyMatch(Row::broken);
    }

    String sum() {
        return "%d sentences, %d with a broken contract, %d without contracts"
                .formatted(
                        rows.size(),
                        rows.stream().filter(Row::broken).count(),
                        rows.stream()
                                .filter(row -> row.sentence().reason().isPresent())
                                .count());
    }
}
