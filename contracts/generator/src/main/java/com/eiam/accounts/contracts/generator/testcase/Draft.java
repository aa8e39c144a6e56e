package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A contract before it has an id: what the spec states, or what follows from it.
 *
 * @param name what the operation must do, as a sentence without its subject
 * @param error the error that must be answered; empty for a success
 * @param rule the rule that the message of the error names; empty if it names none
 * @param status the status that must be answered
 * @param expected the values that the body of a success must have; missing if the schema says all
 * @param then the steps after the request
 * @param keyword what a derived contract was derived from: a keyword of a schema, or {@code security}; empty for a
 *     stated one
 * @param breaks the rule that the request breaks, if every request that breaks it gets the same answer
 * @param stub which requests the stub of the contract answers
 */
public record Draft(
        String name,
        Request request,
        Optional<ErrorEntry> error,
        Optional<NamedRule> rule,
        int status,
        JsonNode expected,
        List<FollowUp> then,
        Optional<String> keyword,
        Optional<BrokenRule> breaks,
        Stub stub) {

    /** Which requests the stub of a contract answers. */
    public enum Stub {
        /** All that differ from the first contract of the operation as the contract does. */
        ALIKE,
        /** The request of the contract and no other. */
        EXACT,
        /** None: the stubs of other contracts answer it. */
        NONE
    }

    /**
     * The rule that a message names.
     *
     * @param field the name of the field in the message
     */
    public record NamedRule(String field, String keyword) {}

    public static Draft stated(Spec spec, Operation operation, Contract contract) {
        Optional<NamedRule> rule = Optional.of(contract.rule())
                .filter(JsonNode::isObject)
                .map(named -> new NamedRule(
                        named.path("field").stringValue(""),
                        named.path("keyword").stringValue("")));
        return new Draft(
                contract.name(),
                StatedRequest.of(spec, operation, contract.request()),
                contract.error()
                        .map(code -> Optional.ofNullable(spec.catalogue().get(code))
                                .orElseThrow(() -> TestCase.fault(
                                        operation,
                                        contract.name(),
                                        "expects the error " + code + ", which the catalogue does not have"))),
                rule,
                contract.status(),
                contract.expected(),
                FollowUp.of(spec, operation, contract),
                Optional.empty(),
                Optional.empty(),
                Stub.ALIKE);
    }

    public static Draft success(String name, Request request, int status, JsonNode expected, String keyword) {
        return derived(name, request, Optional.empty(), Optional.empty(), status, expected, keyword);
    }

    /** A refusal that follows from a keyword. */
    public static Draft refusal(
            String name, Request request, ErrorEntry error, Optional<NamedRule> rule, String keyword) {
        return derived(name, request, Optional.of(error), rule, error.status(), MissingNode.getInstance(), keyword);
    }

    private static Draft derived(
            String name,
            Request request,
            Optional<ErrorEntry> error,
            Optional<NamedRule> rule,
            int status,
            JsonNode expected,
            String keyword) {
        Optional<String> from = Optional.of(keyword);
        return new Draft(name, request, error, rule, status, expected, List.of(), from, Optional.empty(), Stub.ALIKE);
    }

    public Draft then(List<FollowUp> steps) {
        return new Draft(name, request, error, rule, status, expected, steps, keyword, breaks, stub);
    }

    public Draft withStub(Stub other) {
        return new Draft(name, request, error, rule, status, expected, then, keyword, breaks, other);
    }

    /** The same contract, as derived from something. */
    public Draft derivedFrom(String other) {
        return new Draft(name, request, error, rule, status, expected, then, Optional.of(other), breaks, stub);
    }

    /** The same contract, as an example of all requests that break a rule. */
    public Draft breaking(BrokenRule broken) {
        return new Draft(name, request, error, rule, status, expected, then, keyword, Optional.of(broken), stub);
    }

    public boolean isSuccess() {
        return error.isEmpty();
    }

    public boolean isStated() {
        return keyword.isEmpty();
    }
}
