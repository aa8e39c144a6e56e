package com.eiam.accounts.contracts.verifier;

import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A request and what must come back.
 *
 * @param lane contracts of the same lane are never under way at once: they touch the same account
 */
record Contract(
        String id,
        String operation,
        String name,
        Optional<String> keyword,
        Optional<String> lane,
        ContractRequest request,
        Expectation response,
        Optional<FollowUp> then) {

    Contract map(UnaryOperator<ContractRequest> requests, UnaryOperator<Expectation> expectations) {
        return new Contract(
                id,
                operation,
                name,
                keyword,
                lane,
                requests.apply(request),
                expectations.apply(response),
                then.map(read -> new FollowUp(
                        read.operation(), requests.apply(read.request()), expectations.apply(read.response()))));
    }
}
