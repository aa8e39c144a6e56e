package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.*;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that clean or convert texts before they store them. */
final class SanitizerFaults implements Faults {

    @Override
    public Stream<Fault> all() {
        return Stream.of(names(), keys(), texts(), lists()).flatMap(faults -> faults);
    }

    private static Stream<Fault> names() {
        return Stream.of(
                text("removes two dashes from display names", "name", name -> name.replace("--", "")),
                text("removes semicolons from display names", "name", name -> name.replace(";", "")),
                text(
                        "drops zeros at the start of display names of digits",
                        "name",
                        name -> name.matches("0+[1-9]\\d*") ? name.replaceFirst("^0+", "") : name),
                text("removes the slashes of account names", "account_name", name -> name.replace("/", "")),
                text("writes the first letter of display names in capitals", "name", SanitizerFaults::capital),
                Fault.changedRequest(
                        VALUES,
                        "trims account names in updateAccount",
                        call -> call.is("updateAccount")
                                ? Stored.edit(call, json -> change(json, "account_name", String::strip))
                                : call));
    }

    private static String capital(String name) {
        return name.isEmpty() ? name : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static Stream<Fault> keys() {
        return Stream.of(
                key("replaces emoji in keys of extension", key -> key.replaceAll("[\\x{10000}-\\x{10ffff}]", "?")),
                key("replaces slashes in keys of extension", key -> key.replace("/", "_")),
                key("replaces blanks in keys of extension", key -> key.replace(" ", "_")),
                key("removes control characters from keys of extension", key -> key.replaceAll("\\p{Cc}", "")),
                key("cuts keys of extension at 100 characters", key -> key.substring(0, Math.min(key.length(), 100))));
    }

    private static Stream<Fault> texts() {
        return Stream.of(
                value(
                        "takes backslashes in texts of extension for escapes",
                        text -> text.replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")),
                value("drops the slash of </ in texts of extension", text -> text.replace("</", "<")),
                value(
                        "cuts texts of extension at 32767 characters",
                        text -> text.substring(0, Math.min(text.length(), 32767))),
                value("makes blank texts of extension empty", text -> text.isBlank() ? "" : text),
                value(
                        "removes control characters but line ends from texts of extension",
                        text -> text.replaceAll("[\\p{Cc}&&[^\r\n\t]]", "")),
                value("removes U+2028 from texts of extension", text -> text.replace("\u2028", "")),
                value(
                        "composes letters in texts of extension",
                        text -> Normalizer.normalize(text, Normalizer.Form.NFC)));
    }

    private static Stream<Fault> lists() {
        return Stream.of(
                entry("trims texts in lists of extension", text -> Stored.JSON.stringNode(text.strip())),
                entry(
                        "escapes markup in lists of extension",
                        text -> Stored.JSON.stringNode(
                                text.replace("&", "&amp;").replace("<", "&lt;"))),
                entry(
                        "takes texts of digits in lists of extension for numbers",
                        text -> text.matches("[1-9]\\d{0,8}")
                                ? Stored.JSON.numberNode(Integer.parseInt(text))
                                : Stored.JSON.stringNode(text)),
                entry(
                        "cuts texts in lists of extension at 255 characters",
                        text -> Stored.JSON.stringNode(text.substring(0, Math.min(text.length(), 255)))),
                entry(
                        "replaces emoji in lists of extension",
                        text -> Stored.JSON.stringNode(text.replaceAll("[\\x{10000}-\\x{10ffff}]", "?"))));
    }

    private static Fault text(String name, String field, UnaryOperator<String> change) {
        return body(name, json -> change(json, field, change));
    }

    private static ObjectNode change(ObjectNode json, String field, UnaryOperator<String> change) {
        return json.path(field).isString()
                ? json.put(field, change.apply(json.path(field).stringValue()))
                : json;
    }

    private static Fault key(String name, UnaryOperator<String> change) {
        return body(name, json -> {
            if (json.path("extension") instanceof ObjectNode extension) {
                for (String key : List.copyOf(extension.propertyNames())) {
                    JsonNode value = extension.remove(key);
                    extension.set(change.apply(key), value);
                }
            }
            return json;
        });
    }

    private static Fault value(String name, UnaryOperator<String> change) {
        return values(
                name, value -> value.isString() ? Stored.JSON.stringNode(change.apply(value.stringValue())) : value);
    }

    private static Fault entry(String name, Function<String, JsonNode> change) {
        return values(
                name,
                value -> value instanceof ArrayNode list
                        ? Stored.JSON
                                .arrayNode()
                                .addAll(list.valueStream()
                                        .map(entry -> entry.isString() ? change.apply(entry.stringValue()) : entry)
                                        .toList())
                        : value);
    }

    private static Fault values(String name, UnaryOperator<JsonNode> change) {
        return body(name, json -> {
            if (json.path("extension") instanceof ObjectNode extension) {
                extension.properties().forEach(entry -> entry.setValue(change.apply(entry.getValue())));
            }
            return json;
        });
    }

    private static Fault body(String name, UnaryOperator<ObjectNode> change) {
        return Fault.changedRequest(
                VALUES, name, call -> Stored.writesAccount(call) ? Stored.edit(call, change) : call);
    }
}
