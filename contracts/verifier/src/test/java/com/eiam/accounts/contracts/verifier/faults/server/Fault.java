package com.eiam.accounts.contracts.verifier.faults.server;

import java.io.IOException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ObjectNode;

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

    /** A server that is correct, but receives another body in one operation. */
    public static Fault changedBody(Kind kind, String name, String operation, UnaryOperator<ObjectNode> change) {
        return changedRequest(kind, name, call -> call.is(operation) ? Stored.edit(call, change) : call);
    }

    /** A server that refuses some requests that are correct. */
    public static Fault refusing(Kind kind, String name, String code, Predicate<Call> when) {
        return new Fault(
                kind,
                name,
                (call, server) -> when.test(call) ? Stored.refuse(call, server, code) : server.answer(call));
    }

    /** A server that also does something else after a request that succeeds. */
    public static Fault followed(String name, String operation, BiConsumer<Call, CorrectServer> effect) {
        return new Fault(Kind.CHANGES, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (call.is(operation) && answer.success()) {
                effect.accept(call, server);
            }
            return answer;
        });
    }

    /** A server that reports success for the whole list of a request, and sees the first entries only. */
    public static Fault seeingOnly(String operation, String key, int count) {
        return new Fault(
                Kind.CHANGES, "sees the first " + count + " only of " + key + " in " + operation, (call, server) -> {
                    if (!call.is(operation) || call.texts(key).size() <= count) {
                        return server.answer(call);
                    }
                    Answer answer = server.pretend(call);
                    if (answer.success()) {
                        server.also(call.withFirst(key, count));
                    }
                    return answer;
                });
    }
}
