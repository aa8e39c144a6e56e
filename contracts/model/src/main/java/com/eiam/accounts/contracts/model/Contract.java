package com.eiam.accounts.contracts.model;

import java.util.List;
import java.util.Optional;

/**
 * A request and the response that a server must give.
 *
 * @param id unique in the suite; an identifier in Java and in file names
 * @param operation the operationId of the operation that is tested
 * @param name what the operation must do, as a sentence without its subject
 * @param keyword what the contract was derived from: a keyword of a schema, or {@code security}; empty for a contract
 *     that the spec states
 * @param lane contracts of one lane must run one after the other, since one of them compares the same resource before
 *     and after, or since they ask for tokens of one client and use them; empty if the contract can run at any time
 * @param then the steps after the request, in their order
 */
public record Contract(
        String id,
        String operation,
        String name,
        Optional<String> keyword,
        Optional<String> lane,
        Request request,
        Expectation expected,
        List<FollowUp> then) {

    public Contract {
        // Jackson reads a key that is left out as null.
        then = then == null ? List.of() : List.copyOf(then);
    }

    /**
     * A step after the request: a read, which must show the change and that nothing else changed; or another change.
     *
     * @param name the name under which later steps refer to its response; empty if none does
     * @param operation the operationId of what is called
     * @param request its request; values may be {@link RuntimeExpression runtime expressions} on earlier responses
     * @param expected its expected response; values may be runtime expressions as well
     */
    public record FollowUp(Optional<String> name, String operation, Request request, Expectation expected) {

        /** Whether it reads, so that it can be sent before the change as well. */
        public boolean isRead() {
            return request.method().equals("GET");
        }

        /** Whether its request is known before the contract's own one is answered. */
        public boolean isKnownBefore() {
            return !request.hasExpression();
        }
    }
}
