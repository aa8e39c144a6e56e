package com.eiam.accounts.contracts.generator.derive.sample;

import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.math.BigDecimal;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Values of a given size: texts, lists and objects.
 *
 * @param free the schema of the keys that a caller chooses; missing if there are none
 * @param entries the schema of the entries of a list; missing if it is no list
 */
record SizedValues(JsonNode free, JsonNode entries) {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** The length of a name in a large object: JSON parsers limit it. */
    private static final int NAME = 1_000;

    static JsonNode text(int length) {
        return JSON.stringNode("x".repeat(length));
    }

    /** As many characters, which are code points: an emoji is one (JSON Schema Validation, 6.3.1). */
    static JsonNode text(String words, int length, String filling) {
        return JSON.stringNode(words + filling.repeat(Math.max(0, length - words.length())));
    }

    ArrayNode entries(int size) {
        return list(IntStream.range(0, size));
    }

    ArrayNode sameEntries(int size) {
        return list(IntStream.range(0, size).map(i -> 0));
    }

    private ArrayNode list(IntStream numbers) {
        return JSON.arrayNode().addAll(numbers.mapToObj(this::entry).toList());
    }

    /** An entry of a list, another one for each number as far as its schema has others. */
    private JsonNode entry(int number) {
        JsonNode listed = entries.path("enum");
        Set<String> types = types(entries);
        if (!listed.isEmpty()) {
            return listed.path(number % listed.size());
        }
        if (types.isEmpty() || types.contains("string")) {
            String text = "none-%04d".formatted(number);
            return JSON.stringNode(text.substring(
                    Math.max(0, text.length() - entries.path("maxLength").intValue(text.length()))));
        }
        BigDecimal step = entries.path("multipleOf").decimalValue(BigDecimal.ONE);
        return types.contains("boolean")
                ? JSON.booleanNode(number % 2 == 0)
                : JSON.numberNode(entries.path("minimum")
                        .decimalValue(BigDecimal.ZERO)
                        .add(step.multiply(BigDecimal.valueOf(number))));
    }

    JsonNode keys(int size) {
        ObjectNode keys = JSON.objectNode();
        for (int i = 0; i < size; i++) {
            keys.set("key-%03d".formatted(i), anyValue());
        }
        return keys;
    }

    JsonNode bytes(int size) {
        ObjectNode object = JSON.objectNode();
        int frame = "{\"note\":\"\"}".length();
        if (anyValue().isString() && free.path("maxLength").intValue(size) >= size - frame) {
            return object.put(Location.FREE_KEY, "x".repeat(size - frame));
        }
        // JSON parsers limit the length of a name, so that many names are needed.
        int rest = size - "{}".length();
        int entry = "\"\":,".length() + anyValue().toString().length() + NAME;
        for (; rest > 2 * entry; rest -= entry) {
            object.set("%03d".formatted(object.size()) + "x".repeat(NAME - 3), anyValue());
        }
        return object.set("x".repeat(rest - entry + NAME + 1), anyValue());
    }

    /** As many bytes of UTF-8, most of them in characters of three bytes. */
    JsonNode wideBytes(int size) {
        int rest = size - "{\"note\":\"\"}".length();
        return JSON.objectNode().put(Location.FREE_KEY, "中".repeat(rest / 3) + "x".repeat(rest % 3));
    }

    /** Whether one text can have a number of bytes, in characters of three bytes. */
    boolean takesText(int bytes) {
        return allowed().contains("string") && free.path("maxLength").intValue(bytes) >= bytes / 3 + 2;
    }

    boolean takesNull() {
        return allowed().contains("null");
    }

    private Set<String> allowed() {
        return types(free);
    }

    private static Set<String> types(JsonNode schema) {
        return OpenApiDocument.texts(schema.path("type")).collect(Collectors.toSet());
    }

    /** A value of a key that callers choose; null where it is allowed, since it leaves nothing behind. */
    private JsonNode anyValue() {
        if (takesNull()) {
            return JSON.nullNode();
        }
        return allowed().contains("string")
                ? JSON.stringNode("x".repeat(Math.max(1, free.path("minLength").intValue(0))))
                : allowed().contains("boolean")
                        ? JSON.booleanNode(true)
                        : JSON.numberNode(free.path("minimum").decimalValue(BigDecimal.valueOf(7)));
    }
}
