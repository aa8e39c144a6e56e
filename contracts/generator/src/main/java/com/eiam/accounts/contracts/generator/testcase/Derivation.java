package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.stream.Stream;

/** A source of contracts that follow from the spec. */
public interface Derivation {

    /**
     * The contracts that follow for an operation. Those with a request that is known already are left out later.
     *
     * @param known the contracts so far, the first stated one at the beginning
     */
    Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known);
}
