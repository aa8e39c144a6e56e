package com.eiam.accounts.contracts.verifier.faults.values;

import static com.eiam.accounts.contracts.verifier.faults.server.Fault.Kind.VALUES;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Call;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import com.eiam.accounts.contracts.verifier.faults.server.Faults;
import com.eiam.accounts.contracts.verifier.faults.server.Stored;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Servers that store free attributes as another database would. */
final class AttributeFaults implements Faults {

    private final Stored stored;

    AttributeFaults(Api api) {
        this.stored = new Stored(api);
    }

    @Override
    public Stream<Fault> all() {
        return Stream.of(merges(), keys(), values()).flatMap(faults -> faults);
    }

    private Stream<Fault> merges() {
        return Stream.of(
                values(
                        "removes a key if its text is empty",
                        AttributeFaults::updates,
                        value -> value.isString() && value.stringValue().isEmpty() ? Stored.JSON.nullNode() : value),
                Fault.changedRequest(
                        VALUES,
                        "leaves a list as it is if the update sends an empty one",
                        call -> updates(call)
                                ? extension(
                                        call,
                                        (json, extension) ->
                                                extension.removeIf(value -> value.isArray() && value.isEmpty()))
                                : call),
                new Fault(VALUES, "adds to a list instead of replacing it", (call, server) -> {
                    if (!updates(call)
                            || Stored.value(call, "extension").valueStream().noneMatch(JsonNode::isArray)) {
                        return server.answer(call);
                    }
                    ObjectNode before = stored.extension(call, server);
                    return server.answer(extension(
                            call,
                            (json, extension) -> extension.properties().forEach(entry -> {
                                if (entry.getValue() instanceof ArrayNode list
                                        && before.path(entry.getKey()) instanceof ArrayNode old) {
                                    ArrayNode both = old.deepCopy();
                                    both.addAll(list);
                                    entry.setValue(both);
                                }
                            })));
                }),
                new Fault(
                        VALUES,
                        "refuses to remove a key that is not there",
                        (call, server) -> updates(call)
                                        && Stored.value(call, "extension")
                                                .propertyStream()
                                                .anyMatch(entry ->
                                                        entry.getValue().isNull()
                                                                && !stored.extension(call, server)
                                                                        .has(entry.getKey()))
                                ? Stored.refuse(call, server, "TENANT-COMMON-0005")
                                : server.answer(call)));
    }

    private static boolean updates(Call call) {
        return call.is("updateAccount");
    }

    private static Stream<Fault> keys() {
        return Stream.of(
                keys("lower-cases the keys of extension", key -> key.toLowerCase(Locale.ROOT)),
                Fault.changedRequest(
                        VALUES,
                        "takes an extension with the key 0 for a list",
                        call -> Stored.writesAccount(call)
                                ? extension(call, (json, extension) -> {
                                    if (extension.propertyNames().equals(Set.of("0"))) {
                                        extension.removeAll();
                                    }
                                })
                                : call),
                keys("replaces dots in the keys of extension", key -> key.replace('.', '_')),
                Fault.changedRequest(
                        VALUES,
                        "takes the free attribute disabled for the field",
                        call -> Stored.writesAccount(call)
                                ? extension(call, (json, extension) -> {
                                    if (extension.path("disabled").isBoolean()) {
                                        json.set("disabled", extension.path("disabled"));
                                    }
                                })
                                : call),
                Fault.changedRequest(
                        VALUES,
                        "drops keys of extension that begin with $ or _",
                        call -> Stored.writesAccount(call)
                                ? extension(
                                        call,
                                        (json, extension) -> extension.remove(extension.propertyNames().stream()
                                                .filter(key -> key.startsWith("$") || key.startsWith("_"))
                                                .toList()))
                                : call),
                Fault.changedRequest(
                        VALUES,
                        "takes keys of extension that differ in case for one",
                        call -> Stored.writesAccount(call) ? extension(call, AttributeFaults::oneOfEachCase) : call));
    }

    private static void oneOfEachCase(ObjectNode json, ObjectNode extension) {
        TreeMap<String, JsonNode> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        extension.properties().forEach(entry -> values.put(entry.getKey(), entry.getValue()));
        extension.removeAll();
        extension.setAll(values);
    }

    private static Fault keys(String name, UnaryOperator<String> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> Stored.writesAccount(call)
                        ? extension(call, (json, extension) -> {
                            Map<String, JsonNode> old = new LinkedHashMap<>();
                            extension
                                    .properties()
                                    .forEach(entry -> old.put(change.apply(entry.getKey()), entry.getValue()));
                            extension.removeAll();
                            extension.setAll(old);
                        })
                        : call);
    }

    private static Stream<Fault> values() {
        return Stream.of(
                values(
                        "stores decimal numbers of extension as doubles",
                        Stored::writesAccount,
                        value -> value.isBigDecimal() ? Stored.JSON.numberNode(value.doubleValue()) : value),
                lists("stores lists of extension as sets", Stream::distinct),
                lists(
                        "sorts lists of extension",
                        list -> list.sorted((a, b) -> a.asString("").compareTo(b.asString("")))),
                values(
                        "takes texts of digits in extension for numbers",
                        Stored::writesAccount,
                        value -> value.isString() && value.stringValue().matches("\\d{1,9}")
                                ? Stored.JSON.numberNode(Integer.parseInt(value.stringValue()))
                                : value),
                Fault.changedRequest(
                        VALUES,
                        "drops false and 0 from extension on creation",
                        call -> Stored.creates(call)
                                ? extension(
                                        call,
                                        (json, extension) ->
                                                extension.removeIf(value -> value.isBoolean() && !value.booleanValue()
                                                        || value.isInt() && value.intValue() == 0))
                                : call),
                values(
                        "normalises line ends in extension",
                        Stored::writesAccount,
                        value -> value.isString()
                                ? Stored.JSON.stringNode(value.stringValue().replace("\r\n", "\n"))
                                : value),
                lists("drops null from a list of extension", list -> list.filter(value -> !value.isNull())),
                lists(
                        "takes a list of numbers for a list of texts",
                        list -> list.map(
                                value -> value.isNumber() ? Stored.JSON.stringNode(value.toString()) : value)));
    }

    private static Fault lists(String name, UnaryOperator<Stream<JsonNode>> change) {
        return values(name, Stored::writesAccount, value -> {
            if (!(value instanceof ArrayNode list)) {
                return value;
            }
            ArrayNode other = Stored.JSON.arrayNode();
            change.apply(list.valueStream()).forEach(other::add);
            return other;
        });
    }

    private static Fault values(String name, Predicate<Call> where, UnaryOperator<JsonNode> change) {
        return Fault.changedRequest(
                VALUES,
                name,
                call -> where.test(call)
                        ? extension(
                                call,
                                (json, extension) -> extension
                                        .properties()
                                        .forEach(entry -> entry.setValue(change.apply(entry.getValue()))))
                        : call);
    }

    private static Call extension(Call call, BiConsumer<ObjectNode, ObjectNode> change) {
        return Stored.edit(call, json -> {
            if (json.path("extension") instanceof ObjectNode extension) {
                change.accept(json, extension);
            }
            return json;
        });
    }
}
