package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An optional field of a creation, and how a read shows it.
 *
 * @param shownAs the key of the read; empty if no read shows the field
 * @param references the values that name something else, by what the read shows of them; empty if the field is no reference
 */
record OptionalField(Location location, Optional<String> shownAs, Map<JsonNode, JsonNode> references) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The optional fields whose values can be chosen freely. */
    static List<OptionalField> of(Spec spec, Operation operation, Contract created) {
        List<Location> all = MergedBoundDerivation.top(spec, operation).toList();
        JsonNode read = read(created).path("response").path("body");
        return all.stream()
                .filter(location -> !location.required() && !location.isUnique())
                .filter(location -> Stream.of("enum", "pattern", "multipleOf").noneMatch(location.schema()::has))
                .map(location -> {
                    if (!location.isReference()) {
                        String field = location.field();
                        return new OptionalField(location, Optional.of(field).filter(read::has), Map.of());
                    }
                    String key = referenceIn(spec, created, all);
                    return new OptionalField(
                            location, Optional.of(key), references(spec, created, location.field(), key));
                })
                .toList();
    }

    static JsonNode read(Contract created) {
        return created.steps().findFirst().orElseThrow();
    }

    /** The key under which a read shows what a reference names: it can be null, and no request has it. */
    private static String referenceIn(Spec spec, Contract created, List<Location> fields) {
        return spec.operations().stream()
                .filter(operation ->
                        operation.id().equals(read(created).path("operation").asString()))
                .flatMap(operation -> operation.responses().stream().filter(Operation.Response::isSuccess))
                .flatMap(response ->
                        spec.resolve(response.schema()).path("properties").propertyStream())
                .filter(property -> property.getValue()
                        .path("type")
                        .valueStream()
                        .anyMatch(type -> type.asString().equals("null")))
                .map(Map.Entry::getKey)
                .filter(key -> fields.stream().noneMatch(field -> field.field().equals(key)))
                .findFirst()
                .orElseThrow();
    }

    /** What stated creations in the same place send, by what a read after them shows. */
    private static Map<JsonNode, JsonNode> references(Spec spec, Contract created, String field, String key) {
        Map<JsonNode, JsonNode> references = new LinkedHashMap<>();
        spec.operations().stream()
                .flatMap(operation -> operation.contracts().stream())
                .filter(contract ->
                        contract.request().path("path").equals(created.request().path("path")))
                .forEach(contract -> {
                    JsonNode sent = contract.request().path("body").path(field);
                    JsonNode shown =
                            contract.then().path("response").path("body").path(key);
                    if (sent.isString() && shown.isString()) {
                        references.put(shown, sent);
                    }
                });
        return references;
    }

    /** Shows what a creation without the field stores. */
    void leaveOut(ObjectNode shown) {
        shownAs.ifPresent(key -> shown.set(
                key,
                location.schema().has("default")
                        ? location.schema().path("default")
                        : isObject() ? JSON.objectNode() : JSON.nullNode()));
    }

    /** Sends an empty value, which counts as none. */
    void sendEmpty(ObjectNode body) {
        if (isObject()) {
            body.putObject(location.field());
        } else if (location.types().contains("string")) {
            body.put(location.field(), "");
        } else {
            body.putNull(location.field());
        }
    }

    /** Sends a value other than the one that is shown, and shows it. */
    void send(ObjectNode body, ObjectNode shown, int number) {
        String field = location.field();
        JsonNode before = shownAs.map(shown::path).orElse(JSON.nullNode());
        if (isObject()) {
            body.putObject(field).put("number", number);
            shownAs.ifPresent(key -> shown.set(key, body.path(field)));
        } else if (location.types().contains("boolean")) {
            body.put(field, !before.asBoolean());
            shownAs.ifPresent(key -> shown.set(key, body.path(field)));
        } else if (isNumber()) {
            long minimum = location.schema().path("minimum").asLong(0);
            long maximum = location.schema().path("maximum").asLong(Integer.MAX_VALUE);
            long value = minimum + number % (maximum - minimum + 1);
            boolean same = before.isNumber() && before.asLong() == value;
            body.put(field, !same ? value : value == maximum ? minimum : value + 1);
            shownAs.ifPresent(key -> shown.set(key, body.path(field)));
        } else {
            JsonNode text = JSON.stringNode(field + " " + number);
            Map.Entry<JsonNode, JsonNode> other = Stream.concat(
                            references.entrySet().stream(), Stream.of(Map.entry(text, text)))
                    .filter(reference -> !reference.getKey().equals(before))
                    .findFirst()
                    .orElseThrow();
            body.set(field, other.getValue());
            shownAs.ifPresent(key -> shown.set(key, other.getKey()));
        }
    }

    private boolean isNumber() {
        return Stream.of("integer", "number").anyMatch(location.types()::contains);
    }

    private boolean isObject() {
        return location.types().contains("object");
    }
}
