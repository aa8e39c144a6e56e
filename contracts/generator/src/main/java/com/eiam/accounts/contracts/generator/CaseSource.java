package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where cases come from. */
@FunctionalInterface
interface CaseSource {

    /** The contracts that the spec states, and those that follow from it. */
    List<CaseSource> SOURCES = List.of((spec, operation) -> operation.contracts().stream(), new TokenCases());

    /** The contracts of an operation, in an order that does not change. */
    Stream<Contract> contracts(Spec spec, Operation operation);

    /** The cases of all sources, numbered by operation. */
    static List<Case> all(Spec spec) {
        List<Case> cases = new ArrayList<>();
        for (Operation operation : spec.operations()) {
            int number = 0;
            for (CaseSource source : SOURCES) {
                for (Contract contract : source.contracts(spec, operation).toList()) {
                    cases.add(new Case(operation, operation.contracts().get(0), contract, ++number));
                }
            }
        }
        return List.copyOf(cases);
    }
}
