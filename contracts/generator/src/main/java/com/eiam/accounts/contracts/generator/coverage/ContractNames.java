package com.eiam.accounts.contracts.generator.coverage;

import com.eiam.accounts.contracts.model.Contract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Contracts in a cell of a table. */
final class ContractNames {

    private ContractNames() {}

    /** The names of the stated contracts, and the numbers of the derived ones, which are too many to list. */
    static String of(List<Contract> contracts) {
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
