package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that change texts as a column or a filter does. */
final class ColumnFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(
                name(
                        "makes two blanks within a display name one",
                        text -> text.replaceAll("(?<=\\S) {2,}(?=\\S)", " ")),
                name("trims display names", String::strip),
                name("decodes &amp; in display names", text -> text.replace("&amp;", "&")),
                extension(
                        "makes tabs in extension blanks",
                        (key, value) -> value.isString()
                                ? Stored.JSON.stringNode(value.stringValue().replace('\t', ' '))
                                : value),
                name(
                        "removes characters without a width from display names",
                        text -> text.replaceAll("(?<=.)[\\u200B\\u2060\\uFEFF\\u00AD\\uFE0F]", "")),
                name(
                        "removes marks of direction from display names",
                        text -> text.replaceAll("(?<=.)[\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]", "")),
                extension(
                        "cuts texts of extension at 255 characters",
                        (key, value) -> value.isString() && value.stringValue().length() > 255
                                ? Stored.JSON.stringNode(value.stringValue().substring(0, 255))
                                : value),
                extension(
                        "stores truth values of extension as 1 and 0",
                        (key, value) ->
                                value.isBoolean() ? Stored.JSON.numberNode(value.booleanValue() ? 1 : 0) : value),
                extension(
                        "drops keys of extension with quotes or brackets",
                        (key, value) -> key.matches(".*[\"'\\[\\]].*") ? null : value),
                extension(
                        "drops the key __proto__ of extension", (key, value) -> key.equals("__proto__") ? null : value),
                extension(
                        "keeps the first 100 texts of a list",
                        (key, value) -> value.isArray() && value.size() > 100
                                ? Stored.JSON
                                        .arrayNode()
                                        .addAll(value.valueStream().limit(100).toList())
                                : value),
                extension("drops the empty key of extension", (key, value) -> key.isEmpty() ? null : value),
                extension("splits the texts of lists at commas", (key, value) -> {
                    if (!value.isArray() || !value.valueStream().allMatch(JsonNode::isString)) {
                        return value;
                    }
                    ArrayNode list = Stored.JSON.arrayNode();
                    value.forEach(
                            text -> Stream.of(text.asString("").split(",")).forEach(list::add));
                    return list;
                }),
                Fault.changedResponse(
                        VALUES,
                        "reads a text of extension as JSON that looks like a list",
                        (call, answer) -> call.is("getAccount") && answer.success()
                                ? answer.mapObject(json -> {
                                    json.path("extension").properties().forEach(entry -> {
                                        if (entry.getValue().asString("").startsWith("[")) {
                                            entry.setValue(parsed(entry.getValue()));
                                        }
                                    });
                                    return json;
                                })
                                : answer));
    }

    private static JsonNode parsed(JsonNode text) {
        try {
            return JsonMapper.shared().readTree(text.asString(""));
        } catch (tools.jackson.core.JacksonException e) {
            return text;
        }
    }

    private static Fault name(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> Stored.writesAccount(call)
                        ? Stored.edit(
                                call,
                                json -> json.path("name").isString()
                                        ? json.put(
                                                "name",
                                                change.apply(json.path("name").stringValue()))
                                        : json)
                        : call);
    }

    private static Fault extension(String name, BiFunction<String, JsonNode, JsonNode> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> Stored.writesAccount(call)
                        ? Stored.edit(call, json -> {
                            if (json.path("extension") instanceof ObjectNode extension) {
                                List.copyOf(extension.propertyNames()).forEach(key -> {
                                    JsonNode changed = change.apply(key, extension.get(key));
                                    if (changed == null) {
                                        extension.remove(key);
                                    } else {
                                        extension.set(key, changed);
                                    }
                                });
                            }
                            return json;
                        })
                        : call);
    }
}
