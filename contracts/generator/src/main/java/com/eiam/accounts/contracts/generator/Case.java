package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;

/**
 * One request and its answer, whoever thought of it: the spec's text or a rule that follows from it.
 *
 * @param base the operation's first contract, from which this one tells its difference
 * @param number the position among the operation's cases, from 1
 */
record Case(Operation operation, Contract base, Draft draft, int number) {

    /** The contract itself. */
    Contract contract() {
        return draft.contract();
    }

    /** The name of the file, the stub and the test: ASCII, an identifier of Java, unique in the whole spec. */
    String id() {
        return "%s_%02d_%s".formatted(operation.id(), number, Slug.of(contract().name()));
    }

    /** The read that must show what this case changes; empty if none does. */
    Optional<Case> followUp(Spec spec) {
        return FollowUp.of(spec, contract())
                .map(then ->
                        new Case(then.read(), then.read().contracts().get(0), Draft.stated(then.contract()), number));
    }

    /** Whether it states what every valid request is answered with. */
    boolean isBase() {
        return contract() == base;
    }

    /** Whether stubs answer it as they answer every valid request: a caller with another client, a value just at a bound. */
    boolean isAnsweredAsFirst() {
        return draft.keyword().isPresent()
                && contract().error().isEmpty()
                && Credentials.of(operation) != Credentials.BASIC;
    }

    /** The operation's first case. */
    Case first() {
        return new Case(operation, base, Draft.stated(base), 1);
    }

    /** What the catalogue says of the error that is expected; empty for a success. */
    Optional<ErrorEntry> error(Spec spec) {
        return contract()
                .error()
                .map(code -> Optional.ofNullable(spec.catalogue().get(code))
                        .orElseThrow(() -> fault("expects the error " + code + ", which the catalogue does not have")));
    }

    /** A failure that names this contract. */
    ContractException fault(String reason) {
        return new ContractException(operation.id() + " contract '" + contract().name() + "' " + reason);
    }
}
