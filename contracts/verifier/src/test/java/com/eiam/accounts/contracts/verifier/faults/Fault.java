package com.eiam.accounts.contracts.verifier.faults;

import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * One thing that a server does wrong.
 *
 * @param kind what it concerns, for the table
 * @param name what the server does, as a sentence without its subject
 * @param behaviour how it answers instead
 */
record Fault(Kind kind, String name, Behaviour behaviour) {

    /** What faults concern. */
    enum Kind {
        CHECKS,
        SECURITY,
        ERRORS,
        VALUES,
        LISTS,
        CHANGES,
        SHAPE,
        PROTOCOL
    }

    /** How a request is answered. */
    interface Behaviour {
        Answer answer(Call call, CorrectServer server) throws IOException;
    }

    /** Nothing is wrong. */
    static final Fault NONE =
            new Fault(Kind.VALUES, "is the reference server itself", (call, server) -> server.answer(call));

    /** The server is right, but hears something else. */
    static Fault hearing(Kind kind, String name, UnaryOperator<Call> ear) {
        return new Fault(kind, name, (call, server) -> server.answer(ear.apply(call)));
    }

    /** The server is right, but says something else. */
    static Fault saying(Kind kind, String name, BiFunction<Call, Answer, Answer> mouth) {
        return new Fault(kind, name, (call, server) -> mouth.apply(call, server.answer(call)));
    }

    /** The server is right, but some of its answers are not what was meant. */
    static Fault saying(Kind kind, String name, BiPredicate<Call, Answer> which, UnaryOperator<Answer> mouth) {
        return saying(kind, name, (call, answer) -> which.test(call, answer) ? mouth.apply(answer) : answer);
    }

    /** The same for answers whatever was asked. */
    static Fault answering(Kind kind, String name, Predicate<Answer> which, UnaryOperator<Answer> mouth) {
        return saying(kind, name, (call, answer) -> which.test(answer), mouth);
    }
}
