package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Known contracts of an operation with another request, which must get the same answer. */
class Variations {

    final Spec spec;
    final Operation operation;
    final List<Draft> known;
    private final String keyword;

    /** @param keyword what the contracts are derived from */
    Variations(Spec spec, Operation operation, List<Draft> known, String keyword) {
        this.spec = spec;
        this.operation = operation;
        this.known = known;
        this.keyword = keyword;
    }

    final Request first() {
        return known.get(0).request();
    }

    /** The client that sends the first request; empty for none. */
    final String caller() {
        return first().credentials().map(Credentials::client).orElse("");
    }

    final boolean isRead() {
        return operation.method().equals("GET");
    }

    /** The value of a list whose turn it is: each operation takes another one. */
    final <T> T mine(List<T> values) {
        return values.get(turn() % values.size());
    }

    final int turn() {
        return spec.operations().indexOf(operation);
    }

    /** The answer to the first request, which any valid request gets. */
    final Draft success(String name, Request request) {
        return like(known.get(0), name, request);
    }

    final Optional<Draft> refusal(int status) {
        return known.stream()
                .filter(draft -> draft.status() == status && draft.error().isPresent())
                .findFirst();
    }

    /** The refusal that the operation has for a status, of another request. */
    final Stream<Draft> refusal(int status, String name, Request request) {
        return refusal(status).stream().map(draft -> like(draft, name, request));
    }

    /**
     * The refusal of an application that does not exist, with another request: the first one after the form of the
     * request was checked. Of an operation without parameters, a success.
     */
    final Stream<Draft> unknownApplication(String name, UnaryOperator<Request> change) {
        Optional<String> code =
                Location.ofParameters(operation).stream().findFirst().flatMap(parameter -> parameter.code("unknown"));
        return known.stream()
                .filter(draft -> draft.error().map(ErrorEntry::code).equals(code))
                .limit(1)
                .map(draft -> like(draft, name, change.apply(draft.request())));
    }

    final Draft like(Draft draft, String name, Request request) {
        return draft.error()
                .map(error -> Draft.refusal(name, request, error, draft.rule(), keyword))
                .orElseGet(() -> Draft.success(name, request, draft.status(), draft.expected(), keyword))
                .withStub(Draft.Stub.NONE);
    }
}
