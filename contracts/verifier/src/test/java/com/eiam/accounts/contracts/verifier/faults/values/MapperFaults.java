package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers whose mapper takes a value for another one. */
final class MapperFaults implements Faults {

    private static final BigInteger LARGEST = BigInteger.valueOf(Long.MAX_VALUE);

    @Override
    public Stream<Fault> all() {
        return Stream.of(names(), attributes(), lists()).flatMap(faults -> faults);
    }

    private static Stream<Fault> names() {
        return Stream.of(
                body(
                        "makes no-break spaces blanks in display names",
                        json -> json.path("name").isString()
                                ? json.put(
                                        "name", json.path("name").stringValue().replace('\u00a0', ' '))
                                : json),
                body(
                        "takes the display name null for none",
                        json -> json.path("name").asString("").equals("null") ? json.putNull("name") : json),
                fails(
                        "fails with a dollar sign in a display name",
                        call -> Stored.text(call, "name")
                                .filter(name -> name.contains("$"))
                                .isPresent()),
                body(
                        "ignores blanks at the end of org_code",
                        json -> json.path("org_code").isString()
                                ? json.put(
                                        "org_code",
                                        json.path("org_code").stringValue().stripTrailing())
                                : json),
                body(
                        "ignores blanks around user_id",
                        json -> json.path("user_id").isString()
                                ? json.put(
                                        "user_id",
                                        json.path("user_id").stringValue().strip())
                                : json),
                body(
                        "takes yes, on and 1 in quotes for true",
                        json -> List.of("yes", "on", "1")
                                        .contains(json.path("disabled").asString(""))
                                ? json.put("disabled", true)
                                : json));
    }

    private static Stream<Fault> attributes() {
        return Stream.of(
                attribute(
                        "replaces emoji in texts of extension",
                        value -> value.isString()
                                ? Stored.JSON.stringNode(
                                        value.stringValue().replaceAll("[\\x{10000}-\\x{10ffff}]", "?"))
                                : value),
                attribute(
                        "trims texts of extension",
                        value -> value.isString()
                                ? Stored.JSON.stringNode(value.stringValue().strip())
                                : value),
                attribute(
                        "drops empty texts from lists of extension",
                        value -> list(
                                value,
                                all -> all.filter(entry -> !entry.asString("x").isEmpty()))),
                attribute(
                        "makes booleans in lists of extension texts",
                        value -> list(
                                value,
                                all -> all.map(entry ->
                                        entry.isBoolean() ? Stored.JSON.stringNode(entry.asString()) : entry))),
                attribute(
                        "makes objects in lists of extension texts",
                        value -> list(
                                value,
                                all -> all.map(
                                        entry -> entry.isObject() ? Stored.JSON.stringNode(entry.toString()) : entry))),
                attribute(
                        "stores tiny numbers of extension as 0",
                        value -> value.isBigDecimal() && value.decimalValue().doubleValue() == 0
                                ? Stored.JSON.numberNode(0)
                                : value),
                fails(
                        "fails with whole numbers beyond 2^63",
                        call -> Stored.value(call, "extension")
                                .valueStream()
                                .anyMatch(value -> value.isIntegralNumber()
                                        && value.bigIntegerValue().abs().compareTo(LARGEST) > 0)),
                body("takes the text of a JSON object for extension", json -> {
                    JsonNode object = parsed(json.path("extension").asString(""));
                    return object.isObject() ? json.set("extension", object) : json;
                }));
    }

    private static Stream<Fault> lists() {
        return Stream.of(
                Fault.changedRequest(
                        CHECKS,
                        "trims role ids",
                        call -> roles(
                                call,
                                id -> id.isString()
                                        ? Stored.JSON.stringNode(
                                                id.stringValue().strip())
                                        : id)),
                Fault.changedRequest(
                        CHECKS,
                        "takes numbers for role ids",
                        call -> roles(call, id -> id.isNumber() ? Stored.JSON.stringNode(id.asString()) : id)),
                Fault.changedRequest(
                        CHECKS,
                        "splits one text at commas for a list",
                        call -> Stored.edit(call, json -> {
                            for (String key : List.of("role_ids", "user_names")) {
                                String text = json.path(key).asString("");
                                if (text.contains(",")) {
                                    Stream.of(text.split(",")).forEach(json.putArray(key)::add);
                                }
                            }
                            return json;
                        })));
    }

    private static Call roles(Call call, UnaryOperator<JsonNode> change) {
        return Stored.edit(
                call,
                json -> json.has("role_ids")
                        ? json.set("role_ids", list(json.path("role_ids"), all -> all.map(change)))
                        : json);
    }

    private static JsonNode list(JsonNode value, UnaryOperator<Stream<JsonNode>> change) {
        return value instanceof ArrayNode array
                ? Stored.JSON
                        .arrayNode()
                        .addAll(change.apply(array.valueStream()).toList())
                : value;
    }

    private static JsonNode parsed(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            return Stored.JSON.missingNode();
        }
    }

    private static Fault body(String name, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(
                VALUES, name, call -> Stored.writesAccount(call) ? Stored.edit(call, change) : call);
    }

    private static Fault attribute(String name, UnaryOperator<JsonNode> change) {
        return body(name, json -> {
            if (json.path("extension") instanceof ObjectNode extension) {
                extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue())));
            }
            return json;
        });
    }

    private static Fault fails(String name, Predicate<Call> when) {
        return Fault.refusing(VALUES, name, "HTTP.500", call -> Stored.writesAccount(call) && when.test(call));
    }
}
