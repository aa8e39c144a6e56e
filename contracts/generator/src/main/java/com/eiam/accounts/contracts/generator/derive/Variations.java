package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;

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

    final Draft success(String name, Request request) {
        return Draft.success(name, request, known.get(0).status(), known.get(0).expected(), keyword)
                .withStub(Draft.Stub.NONE);
    }

    final Optional<Draft> refusal(int status) {
        return known.stream()
                .filter(draft -> draft.status() == status && draft.error().isPresent())
                .findFirst();
    }

    /**
     * The refusal of an application that does not exist: the first one after the form of the request was checked. Of an
     * operation without parameters, a success.
     */
    final Optional<Draft> unknownApplication() {
        Optional<String> code =
                Location.ofParameters(operation).stream().findFirst().flatMap(parameter -> parameter.code("unknown"));
        return known.stream()
                .filter(draft -> draft.error().map(ErrorEntry::code).equals(code))
                .findFirst();
    }

    final Draft like(Draft draft, String name, Request request) {
        return draft.error()
                .map(error -> Draft.refusal(name, request, error, draft.rule(), keyword))
                .orElseGet(() -> Draft.success(name, request, draft.status(), draft.expected(), keyword))
                .withStub(Draft.Stub.NONE);
    }
}
