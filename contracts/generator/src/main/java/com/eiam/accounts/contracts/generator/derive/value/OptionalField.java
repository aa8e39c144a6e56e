package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.document.OpenApiDocument;
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
 * @param references the values that name something else, by what the read shows of them; empty if the field is no
 *     reference
 */
record OptionalField(Location location, Optional<String> shownAs, Map<JsonNode, JsonNode> references) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The number of a change has fewer digits. */
    private static final int SHORTEST = 4;

    /** The optional fields whose values can be chosen freely. */
    static List<OptionalField> of(Creation creation) {
        List<Location> all =
                Location.fields(creation.spec(), creation.operation()).toList();
        return all.stream()
                .filter(location -> !location.required() && !location.isUnique())
                .filter(location -> Stream.of("pattern", "multipleOf").noneMatch(location.schema()::has))
                .filter(OptionalField::hasManyValues)
                .map(location -> {
                    String field = location.field();
                    if (!location.isReference()) {
                        Optional<String> shownAs = Optional.of(field)
                                .filter(key -> creation.shown().has(key)
                                        || Creation.repeating(creation.spec(), creation.operation(), location)
                                                .isPresent());
                        return new OptionalField(location, shownAs, Map.of());
                    }
                    String key = referenceIn(creation, all);
                    return new OptionalField(location, Optional.of(key), references(creation, field, key));
                })
                .toList();
    }

    /** Whether each change can send another value. */
    private static boolean hasManyValues(Location location) {
        return location.schema().has("enum")
                ? location.listedValues().size() > 1
                : location.schema().path("maxLength").intValue(SHORTEST) >= SHORTEST;
    }

    /** The key under which a read shows what a reference names: it can be null, and no request has it. */
    private static String referenceIn(Creation creation, List<Location> fields) {
        return FollowUp.operation(creation.spec(), creation.read()).stream()
                .flatMap(Operation::successResponses)
                .flatMap(response -> creation.spec()
                        .resolve(response.schema())
                        .path("properties")
                        .propertyStream())
                .filter(property ->
                        OpenApiDocument.texts(property.getValue().path("type")).anyMatch("null"::equals))
                .map(Map.Entry::getKey)
                .filter(key -> fields.stream().noneMatch(field -> field.field().equals(key)))
                .findFirst()
                .orElseThrow();
    }

    /** What stated creations in the same place send, by what a read after them shows. */
    private static Map<JsonNode, JsonNode> references(Creation creation, String field, String key) {
        JsonNode path = creation.contract().request().path("path");
        Map<JsonNode, JsonNode> references = new LinkedHashMap<>();
        creation.spec().operations().stream()
                .flatMap(operation -> operation.contracts().stream())
                .filter(contract -> contract.request().path("path").equals(path))
                .forEach(contract -> {
                    JsonNode sent = contract.request().path("body").path(field);
                    JsonNode shown = contract.then().at("/response/body").path(key);
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
        } else if (takesEmptyText()) {
            body.put(location.field(), "");
        } else {
            sendNull(body);
        }
    }

    private boolean takesEmptyText() {
        JsonNode schema = location.schema();
        return location.types().contains("string")
                && schema.path("minLength").intValue(0) == 0
                && (!schema.has("enum") || schema.path("enum").valueStream().anyMatch(JSON.stringNode("")::equals));
    }

    /** Sends null, which counts as left out. */
    void sendNull(ObjectNode body) {
        if (location.types().contains("null")) {
            body.putNull(location.field());
        }
    }

    /** Sends a value other than the one that is shown, and shows it. */
    void send(ObjectNode body, ObjectNode shown, int number) {
        JsonNode before = shownAs.map(shown::path).orElse(JSON.nullNode());
        JsonNode value = value(before, number);
        Map.Entry<JsonNode, JsonNode> sent = Stream.concat(
                        references.entrySet().stream(), Stream.of(Map.entry(value, value)))
                .filter(reference -> !reference.getKey().equals(before))
                .findFirst()
                .orElseThrow();
        body.set(location.field(), sent.getValue());
        shownAs.ifPresent(key -> shown.set(key, sent.getKey()));
    }

    private JsonNode value(JsonNode before, int number) {
        if (isObject()) {
            // Some languages take an object with such a key for a list.
            return JSON.objectNode().put("0", number);
        }
        List<JsonNode> listed = location.listedValues();
        if (!listed.isEmpty()) {
            return listed.get((listed.indexOf(before) + 1) % listed.size());
        }
        if (isNumber()) {
            long minimum = location.schema().path("minimum").asLong(0);
            long maximum = location.schema().path("maximum").asLong(Integer.MAX_VALUE);
            long value = minimum + number % (maximum - minimum + 1);
            boolean same = before.isNumber() && before.asLong() == value;
            return JSON.numberNode(!same ? value : value == maximum ? minimum : value + 1);
        }
        return JSON.stringNode(text(number));
    }

    /** The name of the field and the number, or as much of their end as the field may have. */
    private String text(int number) {
        String text = location.field() + " " + number;
        int least = location.schema().path("minLength").intValue(0);
        int most = location.schema().path("maxLength").intValue(Integer.MAX_VALUE);
        String padded = "x".repeat(Math.max(0, least - text.length())) + text;
        return padded.substring(Math.max(0, padded.length() - most));
    }

    private boolean isNumber() {
        return Stream.of("integer", "number").anyMatch(location.types()::contains);
    }

    private boolean isObject() {
        return location.types().contains("object");
    }
}
