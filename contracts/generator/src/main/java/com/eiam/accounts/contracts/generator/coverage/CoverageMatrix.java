package com.eiam.accounts.contracts.generator.coverage;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Exclusion;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Outcome;
import java.util.List;

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
        return ContractNames.of(contracts);
    }
}
