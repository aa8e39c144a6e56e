package com.eiam.accounts.contracts.verifier.faults.server;

import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One fault of a server.
 *
 * @param kind what it concerns, for the table
 * @param name what the server does, as a sentence without its subject
 * @param behaviour how it answers
 */
public record Fault(Kind kind, String name, Behaviour behaviour) {

    /** What faults concern. */
    public enum Kind {
        CHECKS,
        SECURITY,
        ERRORS,
        VALUES,
        LISTS,
        CHANGES,
        SHAPE,
        PROTOCOL
    }

    /** Answers a request. */
    public interface Behaviour {
        Answer answer(Call call, CorrectServer server) throws IOException;
    }

    /** No fault. */
    public static final Fault NONE =
            new Fault(Kind.VALUES, "is the reference server itself", (call, server) -> server.answer(call));

    /** A server that is correct, but receives another request. */
    public static Fault changedRequest(Kind kind, String name, UnaryOperator<Call> change) {
        return new Fault(kind, name, (call, server) -> server.answer(change.apply(call)));
    }

    /** A server that is correct, but sends another response. */
    public static Fault changedResponse(Kind kind, String name, BiFunction<Call, Answer, Answer> change) {
        return new Fault(kind, name, (call, server) -> change.apply(call, server.answer(call)));
    }

    /** A server that is correct, but sends another response to some requests. */
    public static Fault changedResponse(
            Kind kind, String name, BiPredicate<Call, Answer> condition, UnaryOperator<Answer> change) {
        return changedResponse(
                kind, name, (call, answer) -> condition.test(call, answer) ? change.apply(answer) : answer);
    }

    /** A server that is correct, but sends another response instead of some. */
    public static Fault changedResponse(
            Kind kind, String name, Predicate<Answer> condition, UnaryOperator<Answer> change) {
        return changedResponse(kind, name, (call, answer) -> condition.test(answer), change);
    }
}
