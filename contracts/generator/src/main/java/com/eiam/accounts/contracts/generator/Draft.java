package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import java.util.Optional;

/**
 * A contract as its source thought of it.
 *
 * @param keyword what a derived contract was derived from: a keyword of the schema, or {@code security}; empty for one that
 *     is stated
 * @param breaks the rule that its request breaks, for stubs that know the rule and not this request only
 */
record Draft(Contract contract, Optional<String> keyword, Optional<BrokenRule> breaks) {

    /** One that the spec states. */
    static Draft stated(Contract contract) {
        return new Draft(contract, Optional.empty(), Optional.empty());
    }

    /** One that follows from a keyword of the spec. */
    static Draft derived(Contract contract, String keyword) {
        return new Draft(contract, Optional.of(keyword), Optional.empty());
    }

    Draft breaking(BrokenRule rule) {
        return new Draft(contract, keyword, Optional.of(rule));
    }
}
