package com.eiam.accounts.contracts.generator.coverage;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every operation, status and error code that the spec declares, and the contracts that test them. */
public final class CoverageMatrix {

    private CoverageMatrix() {}

    public static String markdown(ContractSuite suite) {
        StringBuilder text = new StringBuilder("# Coverage: %d contracts, %d operations\n"
                .formatted(suite.contracts().size(), suite.operations().size()));
        for (Operation operation : suite.operations()) {
            text.append("\n## ").append(operation.id()).append("\n\n| Status | Code | Contracts |\n|---|---|---|\n");
            for (Outcome outcome : operation.outcomes()) {
                text.append("| %d | %s | %s |\n"
                        .formatted(
                                outcome.status(),
                                outcome.code().orElse("–"),
                                contracts(suite, operation, outcome).replace("|", "\\|")));
            }
        }
        return text.toString();
    }

    private static String contracts(ContractSuite suite, Operation operation, Outcome outcome) {
        List<Contract> contracts = suite.contracts().stream()
                .filter(contract -> contract.operation().equals(operation.id())
                        && contract.expected().outcome().equals(outcome))
                .toList();
        if (contracts.isEmpty()) {
            return operation.exclusions().stream()
                    .filter(exclusion -> exclusion.outcome().equals(outcome))
                    .map(Exclusion::reason)
                    .map(reason -> "excluded: " + reason)
                    .findFirst()
                    .orElse("**none**");
        }
        return names(contracts);
    }

    /** The names of the stated contracts, and the numbers of the derived ones, which are too many to list. */
    static String names(List<Contract> contracts) {
        Stream<String> stated = contracts.stream()
                .filter(contract -> contract.keyword().isEmpty())
                .map(Contract::name)
                .distinct();
        Stream<String> derived = contracts.stream()
                .flatMap(contract -> contract.keyword().stream())
                .collect(Collectors.groupingBy(keyword -> keyword, LinkedHashMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(count -> count.getValue() + " derived from " + count.getKey());
        return Stream.concat(stated, derived).collect(Collectors.joining("; "));
    }
}
