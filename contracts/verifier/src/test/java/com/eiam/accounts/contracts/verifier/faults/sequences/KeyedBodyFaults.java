package com.eiam.accounts.contracts.verifier.faults.sequences;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that take another body for the same request of an Idempotency-Key: each creation with each difference. */
final class KeyedBodyFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of("createOrphanAccount", "createPublicAccount", "createBasicAccount")
                .flatMap(KeyedBodyFaults::of);
    }

    private static Stream<Fault> of(String operation) {
        return Stream.of(
                        Stream.of("account_name", "name", "org_code", "password", "disabled", "extension", "user_id")
                                .filter(field -> operation.equals("createBasicAccount") || !field.equals("user_id"))
                                .map(field -> same("without " + field, operation, json -> json.without(field))),
                        Stream.of(
                                same(
                                        "with an empty text as absent",
                                        operation,
                                        json -> without(
                                                json,
                                                value -> value.asString("x").isEmpty() && value.isString())),
                                same(
                                        "with an empty object as absent",
                                        operation,
                                        json -> without(json, value -> value.isObject() && value.isEmpty())),
                                same(
                                        "with null and empty as absent",
                                        operation,
                                        json -> without(
                                                json,
                                                value -> value.isNull()
                                                        || value.isContainer() && value.isEmpty()
                                                        || value.isString()
                                                                && value.stringValue()
                                                                        .isEmpty()))))
                .flatMap(faults -> faults);
    }

    private static ObjectNode without(ObjectNode json, Predicate<JsonNode> what) {
        json.removeIf(what::test);
        return json;
    }

    private static Fault same(String how, String operation, UnaryOperator<ObjectNode> change) {
        return comparing("compares the bodies of a key " + how + " in " + operation, operation, change);
    }

    /** A server that changes bodies before it compares those of one key. */
    static Fault comparing(String name, String operation, UnaryOperator<ObjectNode> change) {
        Map<String, Map.Entry<JsonNode, Answer>> known = new ConcurrentHashMap<>();
        return new Fault(PROTOCOL, name, (call, server) -> {
            Answer answer = server.answer(call);
            if (!call.is(operation)
                    || call.header("Idempotency-Key").isEmpty()
                    || call.json().filter(JsonNode::isObject).isEmpty()) {
                return answer;
            }
            String slot = call.path() + call.header("Idempotency-Key").get();
            JsonNode body = Stored.edit(call, change).json().get();
            if (answer.success()) {
                known.putIfAbsent(slot, Map.entry(body, answer));
            }
            return answer.status() == 422
                            && known.containsKey(slot)
                            && known.get(slot).getKey().equals(body)
                    ? known.get(slot).getValue()
                    : answer;
        });
    }
}
