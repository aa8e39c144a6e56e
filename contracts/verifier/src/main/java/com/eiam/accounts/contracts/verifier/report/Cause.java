package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Broken contracts that probably have one cause: their answers differ in the same way.
 *
 * @param words how they differ, as in {@code name is wrong}; with values where all contracts have the same
 * @param contracts the contracts, at least one, in the order of the spec
 */
public record Cause(String words, List<ContractResult> contracts) {

    /** The causes of all broken contracts, worst first. */
    public static List<Cause> of(VerificationReport report) {
        Set<String> codes = report.operations().stream()
                .flatMap(operation -> operation.outcomes().stream())
                .flatMap(outcome -> outcome.code().stream())
                .collect(Collectors.toSet());
        List<Signs> left = report.results().stream()
                .filter(result -> result.verdict() == Verdict.BROKEN)
                .map(result -> Signs.of(result, codes))
                .toList();
        List<Cause> causes = new ArrayList<>();
        while (!left.isEmpty()) {
            String sign = mostFrequent(left);
            Map<Boolean, List<Signs>> bySign = left.stream()
                    .collect(Collectors.partitioningBy(
                            contract -> contract.words().containsKey(sign)));
            causes.add(of(sign, bySign.get(true)));
            left = bySign.get(false);
        }
        return causes;
    }

    public ContractResult example() {
        return contracts.get(0);
    }

    public List<ContractResult> others() {
        return contracts.subList(1, contracts.size());
    }

    /** The number of contracts by operation, as in {@code getAccount 3, createOrphanAccount 1}. */
    public static String byOperation(List<ContractResult> contracts) {
        return contracts.stream()
                .collect(Collectors.groupingBy(ContractResult::operation, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(operation -> operation.getKey() + " " + operation.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Cause of(String sign, List<Signs> contracts) {
        List<String> words = contracts.stream()
                .map(contract -> contract.words().get(sign))
                .distinct()
                .toList();
        return new Cause(
                words.size() == 1 ? words.get(0) : sign,
                contracts.stream().map(Signs::result).toList());
    }

    private static String mostFrequent(List<Signs> contracts) {
        Map<String, Integer> counts = new LinkedHashMap<>();
        contracts.forEach(contract -> contract.words().keySet().forEach(sign -> counts.merge(sign, 1, Integer::sum)));
        return counts.entrySet().stream()
                .reduce((one, other) -> other.getValue() > one.getValue() ? other : one)
                .orElseThrow()
                .getKey();
    }
}
