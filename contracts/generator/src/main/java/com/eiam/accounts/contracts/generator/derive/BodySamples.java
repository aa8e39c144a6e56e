package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.Location;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** Values for a location in a body: one beyond each rule of its schema, and one just at each bound. */
final class BodySamples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private static final int NAME = 1_000;

    private static final String VISIBLE_TEXT = "x-visible-text";

    private final Location location;
    private final JsonNode schema;
    private final Set<String> types;
    private final JsonNode free;
    private final List<Sample> samples = new ArrayList<>();

    /** @param free the schema of the keys that a caller chooses here; missing if there are none */
    BodySamples(Location location, JsonNode free) {
        this.free = free;
        this.location = location;
        this.schema = location.schema();
        this.types = location.types();
    }

    /**
     * A value to try.
     *
     * @param name the words for it in the name of the contract
     * @param keyword the keyword that it breaks, or whose bound it reaches
     * @param value the value; missing if the request leaves the location out
     */
    record Sample(String name, String keyword, JsonNode value) {}

    /** Values that break one rule each. */
    List<Sample> broken() {
        samples.clear();
        if (location.required()) {
            add("a request without " + location.field(), "required", MissingNode.getInstance());
        }
        if (!types.contains("null")) {
            add(location.field() + " as null", "required", JSON.nullNode());
        }
        wrongTypes().forEach((name, value) -> add(location.field() + " as " + name, "type", value));
        if (types.contains("string")) {
            blanks();
            invisible();
            sized("characters", "minLength", -1, this::text);
            sized("characters", "maxLength", 1, this::text);
            add(location.field() + " with U+0000", "text", padded("a\u0000b"));
            add(location.field() + " with half a surrogate pair", "text", padded("a\uD800b"));
        }
        numbers(true);
        if (schema.has("enum") || schema.has("const")) {
            add(
                    location.field() + " as a value of no list",
                    schema.has("enum") ? "enum" : "const",
                    noneOf(
                            schema.has("enum")
                                    ? schema.path("enum")
                                    : JSON.arrayNode().add(schema.path("const"))));
        }
        if (types.contains("array")) {
            sized("entries", "minItems", -1, this::entries);
            sized("entries", "maxItems", 1, this::entries);
            if (schema.path("uniqueItems").booleanValue(false)) {
                ArrayNode twice = entries(1);
                add(location.field() + " with an entry twice", "uniqueItems", twice.add(twice.get(0)));
            }
        }
        if (types.contains("object")) {
            sized("keys", "minProperties", -1, this::keys);
            sized("keys", "maxProperties", 1, this::keys);
            sized("bytes", "x-max-bytes", 1, this::bytes);
        }
        return List.copyOf(samples);
    }

    /**
     * Values just at a bound.
     *
     * @param words the beginning of each text, which makes it unique
     */
    List<Sample> allowed(String words) {
        samples.clear();
        if (types.contains("string") && !schema.has("enum")) {
            sized("characters", "minLength", 0, length -> text("", length, "x"));
            sized("characters", "maxLength", 0, length -> text(words, length, "x"));
            sized("emoji", "maxLength", 0, length -> text(words + " ", length, "🙂"));
            if (isVisible()) {
                add(location.field() + " with U+200B between letters", VISIBLE_TEXT, padded(words + "\u200Bx"));
            }
        }
        numbers(false);
        schema.path("enum").forEach(value -> add(location.field() + " as '" + value.asString() + "'", "enum", value));
        if (types.contains("array")) {
            sized("entries", "minItems", 0, this::entries);
            sized("entries", "maxItems", 0, this::entries);
        }
        if (types.contains("object")) {
            sized("keys", "minProperties", 0, this::keys);
            sized("keys", "maxProperties", 0, this::keys);
            sized("bytes", "x-max-bytes", 0, this::bytes);
        }
        if (types.contains("null") && location.isTop() && !Outcomes.isUnique(schema)) {
            add(location.field() + " as null", "type", JSON.nullNode());
        }
        return List.copyOf(samples);
    }

    private void add(String name, String keyword, JsonNode value) {
        samples.add(new Sample(name, keyword, value));
    }

    private Map<String, JsonNode> wrongTypes() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        values.put("text", JSON.stringNode("text"));
        values.put("a number", JSON.numberNode(7));
        values.put("the text 'true'", JSON.stringNode("true"));
        values.put("the number 1", JSON.numberNode(1));
        values.put("a fraction", JSON.numberNode(new BigDecimal("1.5")));
        values.put("a truth value", JSON.booleanNode(true));
        values.put("a list", JSON.arrayNode().add("text"));
        values.put("an object", JSON.objectNode().put("key", "text"));
        values.keySet().removeIf(name -> switch (name) {
            case "text" -> types.contains("string");
            // The words and numbers for truth values matter where a truth value belongs.
            case "the text 'true'" -> types.contains("string") || !types.contains("boolean");
            case "the number 1" -> types.contains("number") || types.contains("integer") || !types.contains("boolean");
            case "a number" -> types.contains("number") || types.contains("integer");
            // Where no number is allowed at all, a whole number says enough.
            case "a fraction" -> !types.contains("integer") || types.contains("number");
            case "a truth value" -> types.contains("boolean");
            case "a list" -> types.contains("array");
            default -> types.contains("object");
        });
        return values;
    }

    private void blanks() {
        if (schema.has("pattern")) {
            Pattern pattern = Pattern.compile(schema.path("pattern").stringValue());
            Stream.of("", " ", "\t", "\u3000")
                    .filter(blank -> !pattern.matcher(blank).find())
                    .forEach(blank -> add(
                            location.field() + " as "
                                    + (blank.isEmpty() ? "empty text" : "U+%04X".formatted((int) blank.charAt(0))),
                            "pattern",
                            JSON.stringNode(blank.repeat(Math.max(1, shortest())))));
        }
    }

    private void invisible() {
        if (isVisible()) {
            add(location.field() + " with a tab", VISIBLE_TEXT, padded("a\tb"));
            add(location.field() + " with U+2028", VISIBLE_TEXT, padded("a\u2028b"));
            add(
                    location.field() + " as U+200B",
                    VISIBLE_TEXT,
                    JSON.stringNode("\u200B".repeat(Math.max(1, shortest()))));
        }
    }

    private boolean isVisible() {
        return schema.path(VISIBLE_TEXT).booleanValue(false);
    }

    private JsonNode padded(String text) {
        return JSON.stringNode(text + "x".repeat(Math.max(0, shortest() - text.length())));
    }

    private int shortest() {
        return schema.path("minLength").intValue(0);
    }

    private void numbers(boolean broken) {
        if (types.contains("number") || types.contains("integer")) {
            NumberSamples.of(schema).stream()
                    .filter(sample -> sample.broken() == broken)
                    .forEach(sample -> add(
                            location.field() + " as " + sample.value(),
                            sample.keyword(),
                            JSON.numberNode(sample.value())));
        }
    }

    /** A value of the same kind as the values of a list, but none of them. */
    private static JsonNode noneOf(JsonNode values) {
        JsonNode first = values.path(0);
        return first.isNumber()
                ? JSON.numberNode(
                        values.valueStream().map(JsonNode::decimalValue).reduce(BigDecimal.ONE, BigDecimal::add))
                : JSON.stringNode("NO_" + first.asString());
    }

    private void sized(String unit, String keyword, int beyond, IntFunction<JsonNode> value) {
        int size = schema.path(keyword).intValue(0) + beyond;
        if (schema.has(keyword) && size >= 0) {
            add(location.field() + " of " + size + " " + unit, keyword, value.apply(size));
        }
    }

    private JsonNode text(int length) {
        return JSON.stringNode("x".repeat(length));
    }

    /** As many characters, which are code points: an emoji is one (JSON Schema Validation, 6.3.1). */
    private static JsonNode text(String words, int length, String filling) {
        return JSON.stringNode(words + filling.repeat(Math.max(0, length - words.length())));
    }

    private ArrayNode entries(int size) {
        ArrayNode entries = JSON.arrayNode();
        for (int i = 0; i < size; i++) {
            entries.add("none-%04d".formatted(i));
        }
        return entries;
    }

    private JsonNode keys(int size) {
        ObjectNode keys = JSON.objectNode();
        for (int i = 0; i < size; i++) {
            keys.set("key-%03d".formatted(i), anyValue());
        }
        return keys;
    }

    private JsonNode bytes(int size) {
        ObjectNode object = JSON.objectNode();
        int frame = "{\"note\":\"\"}".length();
        if (anyValue().isString() && free.path("maxLength").intValue(size) >= size - frame) {
            return object.put("note", "x".repeat(size - frame));
        }
        // JSON parsers limit the length of a name, so that many names are needed.
        int rest = size - "{}".length();
        int entry = "\"\":,".length() + anyValue().toString().length() + NAME;
        for (; rest > 2 * entry; rest -= entry) {
            object.set("%03d".formatted(object.size()) + "x".repeat(NAME - 3), anyValue());
        }
        return object.set("x".repeat(rest - entry + NAME + 1), anyValue());
    }

    /** A value of a key that callers choose; null where it is allowed, since it leaves nothing behind. */
    private JsonNode anyValue() {
        JsonNode type = free.path("type");
        Set<String> allowed = (type.isArray() ? type.valueStream() : Stream.of(type))
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
        if (allowed.contains("null")) {
            return JSON.nullNode();
        }
        return allowed.contains("string")
                ? JSON.stringNode("x".repeat(Math.max(1, free.path("minLength").intValue(0))))
                : allowed.contains("boolean") ? JSON.booleanNode(true) : JSON.numberNode(7);
    }
}
