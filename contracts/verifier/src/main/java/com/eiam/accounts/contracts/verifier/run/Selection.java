package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import java.util.Set;

/**
 * Which contracts to run.
 *
 * @param operations the ids of operations whose contracts run
 * @param contracts the ids of contracts that run, in addition; all contracts run if both sets are empty
 * @param readsOnly whether to leave out all contracts that may change something
 */
public record Selection(Set<String> operations, Set<String> contracts, boolean readsOnly) {

    public Selection {
        operations = Set.copyOf(operations);
        contracts = Set.copyOf(contracts);
    }

    /** The selected contracts of a suite, and their operations. */
    ContractSuite of(ContractSuite suite) {
        return suite.only(suite.contracts().stream().filter(this::selects).toList());
    }

    private boolean selects(Contract contract) {
        boolean isNamed = operations.contains(contract.operation()) || contracts.contains(contract.id());
        boolean isSelected = isNamed || operations.isEmpty() && contracts.isEmpty();
        return isSelected && !(readsOnly && mayChange(contract));
    }

    private static boolean mayChange(Contract contract) {
        return !contract.request().method().equals("GET");
    }
}
