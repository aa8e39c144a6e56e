package com.eiam.accounts.contracts.verifier.faults.protocol;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Answer;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose framework reads or answers requests by itself. */
final class FrameworkFaults implements Faults {

    private static final int SMALL_BODY = 65_536;

    @Override
    public Stream<Fault> all() {
        return Stream.of(http(), bodies(), types()).flatMap(faults -> faults);
    }

    private static Stream<Fault> http() {
        return Stream.of(
                Fault.changedResponse(
                        PROTOCOL,
                        "answers OPTIONS with 200",
                        (call, answer) -> call.method().equals("OPTIONS") && answer.status() == 405,
                        answer -> answer.withStatus(200).withBody(new byte[0]).withoutHeader("Content-Type")),
                large("removeAccountRoles"),
                without("X-Request-Id", "422", answer -> answer.status() == 422),
                without("X-Request-Id", "415", answer -> answer.status() == 415),
                without("X-Request-Id", "406", answer -> answer.status() == 406),
                Fault.changedResponse(
                        PROTOCOL,
                        "names no Accept-Encoding with 415",
                        answer -> answer.status() == 415,
                        answer -> answer.withoutHeader("Accept-Encoding")),
                Fault.changedRequest(
                        PROTOCOL,
                        "refuses a charset in Accept",
                        call -> call.header("Accept").orElse("").contains("charset")
                                ? call.withHeader("Accept", "text/plain")
                                : call));
    }

    private static Fault large(String operation) {
        return new Fault(
                PROTOCOL,
                "refuses a body of more than 64 KiB in " + operation,
                (call, server) -> call.is(operation) && call.body().length > SMALL_BODY
                        ? server.also(call.withBody(new byte[1_100_000]).withMethod("POST"))
                        : server.answer(call));
    }

    private static Fault without(String header, String what, Predicate<Answer> when) {
        return new Fault(PROTOCOL, "repeats no " + header + " with " + what, (call, server) -> {
            Answer answer = server.answer(call);
            return when.test(answer) ? answer.withHeader(header, "b5c1a0f4") : answer;
        });
    }

    private static Stream<Fault> bodies() {
        return Stream.of(
                body(
                        "takes a body in UTF-16",
                        call -> call.body().length > 1
                                        && call.body().length % 2 == 0
                                        && (call.body()[0] == 0
                                                || call.body()[1] == 0
                                                || call.body()[0] == (byte) 0xfe
                                                || call.body()[0] == (byte) 0xff)
                                ? new String(
                                                call.body(),
                                                call.body()[0] == (byte) 0xff || call.body()[1] == 0
                                                        ? StandardCharsets.UTF_16LE
                                                        : StandardCharsets.UTF_16BE)
                                        .replace("\ufeff", "")
                                : null),
                body(
                        "takes the text of a JSON object for the body",
                        call -> call.json()
                                .filter(JsonNode::isString)
                                .map(JsonNode::stringValue)
                                .orElse(null)));
    }

    private static Fault body(String name, Function<Call, String> text) {
        return Fault.changedRequest(CHECKS, name, call -> {
            String other = call.header("Content-Type").orElse("").contains("json") ? text.apply(call) : null;
            return other == null ? call : call.withBody(other.getBytes(StandardCharsets.UTF_8));
        });
    }

    private static Stream<Fault> types() {
        return Stream.of(
                lists("takes an object with numbers as keys for a list", (json, key) -> {
                    if (json.path(key) instanceof ObjectNode object
                            && object.propertyNames().stream().allMatch(name -> name.matches("\\d+"))) {
                        List<JsonNode> values = object.valueStream().toList();
                        json.putArray(key).addAll(values);
                    }
                    return json;
                }),
                Fault.changedBody(
                        CHECKS,
                        "takes numbers for usernames in unbindPublicAccountUsers",
                        "unbindPublicAccountUsers",
                        json -> {
                            if (json.path("user_names") instanceof ArrayNode list) {
                                List<JsonNode> names = list.valueStream()
                                        .<JsonNode>map(name ->
                                                name.isNumber() ? Stored.JSON.stringNode(name.asString()) : name)
                                        .toList();
                                json.putArray("user_names").addAll(names);
                            }
                            return json;
                        }),
                parameter("takes an empty limit for 10", "limit", "10"),
                parameter("takes an empty offset for 0", "offset", "0"),
                Fault.changedRequest(
                        CHECKS,
                        "takes a missing offset for 0",
                        call -> !call.query().contains("offset=")
                                        && call.query().contains("limit=")
                                ? call.withParameter("offset", "0")
                                : call),
                attributes(
                        "makes objects in extension texts",
                        value -> value.isObject() ? Stored.JSON.stringNode(value.toString()) : value),
                attributes(
                        "makes lists of lists in extension texts",
                        value -> value instanceof ArrayNode list
                                        && list.valueStream().anyMatch(JsonNode::isArray)
                                ? Stored.JSON.stringNode(value.toString())
                                : value));
    }

    private static Fault lists(String name, BiFunction<ObjectNode, String, ObjectNode> change) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> Stored.edit(call, json -> change.apply(change.apply(json, "user_names"), "role_ids")));
    }

    private static Fault parameter(String name, String parameter, String value) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> call.parameters().contains(new Call.Pair(parameter, ""))
                        ? call.withParameter(parameter, value)
                        : call);
    }

    private static Fault attributes(String name, UnaryOperator<JsonNode> change) {
        return Fault.changedRequest(
                CHECKS,
                name,
                call -> Stored.writesAccount(call)
                        ? Stored.edit(call, json -> {
                            if (json.path("extension") instanceof ObjectNode extension) {
                                extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue())));
                            }
                            return json;
                        })
                        : call);
    }
}
