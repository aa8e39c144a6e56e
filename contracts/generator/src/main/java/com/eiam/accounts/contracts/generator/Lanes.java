package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Which cases must not run at the same time: a follow-up compares an account before and after a change, so that nobody else
 * may change it meanwhile.
 */
final class Lanes {

    private final Set<String> shared;

    Lanes(Spec spec, List<Case> cases) {
        this.shared = cases.stream()
                .flatMap(each -> each.followUp(spec).stream())
                .flatMap(then -> innermost(then).stream())
                .collect(Collectors.toSet());
    }

    /** What the cases of a lane have in common; empty for a case that nothing disturbs. */
    Optional<String> of(Case each) {
        return innermost(each).filter(shared::contains);
    }

    /** What the path is about: its last parameter. What is made just now has no name yet, and nobody else knows it. */
    private static Optional<String> innermost(Case each) {
        return each.contract()
                .request()
                .path("path")
                .valueStream()
                .map(JsonNode::asString)
                .reduce((outer, inner) -> inner)
                .filter(value -> !value.startsWith(FollowUp.ANSWERED));
    }
}
