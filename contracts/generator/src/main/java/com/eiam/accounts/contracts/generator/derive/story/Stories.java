package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.stream.Stream;

/** The contracts that follow from the spec and have steps after their request. */
public final class Stories {

    private Stories() {}

    /**
     * The contracts that follow for an operation.
     *
     * @param known the contracts so far
     */
    public static Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Stream.of(
                        RoundTripDerivation.drafts(spec, operation),
                        ListedValuesDerivation.drafts(spec, operation),
                        MergedBoundDerivation.drafts(spec, operation),
                        MergedKeysDerivation.drafts(spec, operation),
                        FieldPairsDerivation.drafts(spec, operation),
                        UniqueNameDerivation.drafts(spec, operation),
                        FreeNameDerivation.drafts(spec, operation),
                        GivenUpNameDerivation.drafts(spec, operation),
                        IdempotencyDerivation.drafts(spec, operation, known),
                        SameRequestDerivation.drafts(spec, operation),
                        RepeatedIdDerivation.drafts(spec, operation),
                        RefusedChangesDerivation.drafts(spec, operation, known))
                .flatMap(drafts -> drafts);
    }
}
