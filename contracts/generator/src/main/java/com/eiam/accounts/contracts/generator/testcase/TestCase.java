package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.contracts.model.Expectation;
import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;

/**
 * A contract with everything that is needed to write it.
 *
 * @param number the position among the contracts of the operation, from 1
 * @param base the first contract of the operation, a success with which the others are compared; empty for the first
 *     itself
 * @param response the whole response that is expected
 * @param followUps the steps after the request
 */
public record TestCase(
        Operation operation,
        Draft draft,
        int number,
        Optional<TestCase> base,
        ExpectedResponse response,
        List<TestCase> followUps) {

    private static TestCase of(Spec spec, Operation operation, Draft draft, int number, Optional<TestCase> base) {
        Draft first = base.map(TestCase::draft).orElse(draft);
        return new TestCase(
                operation,
                draft,
                number,
                base,
                ExpectedResponse.of(spec, operation, draft, first),
                draft.then().stream().map(then -> step(spec, then, number)).toList());
    }

    private static TestCase step(Spec spec, FollowUp then, int number) {
        // The first contract of the operation without its own steps: one of them may be the same operation.
        Draft first = stated(spec, then.operation()).get(0).then(List.of());
        return of(spec, then.operation(), first, 1, Optional.empty())
                .next(spec, Draft.stated(spec, then.operation(), then.contract()), number);
    }

    public static TestCase firstOf(Spec spec, Operation operation) {
        return of(spec, operation, stated(spec, operation).get(0), 1, Optional.empty());
    }

    public static List<Draft> stated(Spec spec, Operation operation) {
        return operation.contracts().stream()
                .map(contract -> Draft.stated(spec, operation, contract))
                .toList();
    }

    /** Another contract of the same operation; for the first contract only. */
    public TestCase next(Spec spec, Draft other, int position) {
        return of(spec, operation, other, position, Optional.of(this));
    }

    /** The first contract of the operation; this one if it is the first. */
    public TestCase first() {
        return base.orElse(this);
    }

    /** Whether it is the first contract of the operation: every valid request gets the response that it expects. */
    public boolean isFirst() {
        return base.isEmpty();
    }

    /** Whether its request has the same headers as that of the first contract. */
    public boolean hasHeadersOfFirst() {
        return request().headers().equals(first().request().headers());
    }

    public Request request() {
        return draft.request();
    }

    /** What a server's response is compared with. */
    public Expectation expectation() {
        Outcome outcome = new Outcome(draft.status(), draft.error().map(ErrorEntry::code));
        return new Expectation(outcome, response.headers(), response.stated(), response.absent());
    }

    /** The name of files, stubs and tests: ASCII, an identifier of Java, unique in the spec. */
    public String id() {
        return "%s_%02d_%s".formatted(operation.id(), number, Slug.of(draft.name()));
    }

    static ContractException fault(Operation operation, String name, String reason) {
        return new ContractException(operation.id() + " contract '" + name + "' " + reason);
    }
}
