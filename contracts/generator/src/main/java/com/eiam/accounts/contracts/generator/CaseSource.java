package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Where cases come from. */
@FunctionalInterface
interface CaseSource {

    /** The contracts that the spec states, and those that follow from it. */
    List<CaseSource> SOURCES = List.of(
            (spec, operation) -> operation.contracts().stream().map(Draft::stated),
            new TokenCases(),
            new SecurityCases(),
            new ParameterCases(),
            new BodyCases());

    /** The contracts of an operation that has at least one stated, in an order that does not change. */
    Stream<Draft> drafts(Spec spec, Operation operation);

    /** The cases of all sources, numbered by operation. What is stated is not derived a second time. */
    static List<Case> all(Spec spec) {
        List<Case> cases = new ArrayList<>();
        for (Operation operation : spec.operations()) {
            List<Draft> drafts = new ArrayList<>();
            if (!operation.contracts().isEmpty()) {
                SOURCES.forEach(source -> source.drafts(spec, operation)
                        .filter(draft -> isNew(draft, drafts))
                        .forEach(drafts::add));
            }
            for (int i = 0; i < drafts.size(); i++) {
                cases.add(new Case(operation, operation.contracts().get(0), drafts.get(i), i + 1));
            }
        }
        return List.copyOf(cases);
    }

    private static boolean isNew(Draft draft, List<Draft> known) {
        ObjectNode request = draft.contract().request();
        return draft.keyword().isEmpty()
                || known.stream().noneMatch(other -> other.contract().request().equals(request));
    }
}
