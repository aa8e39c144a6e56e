package com.eiam.accounts.contracts.generator.derive.sample;

import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/** Values for a location in a body: one beyond each rule of its schema, and one just at each bound. */
public final class BodySamples {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Location location;
    private final JsonNode schema;
    private final Set<String> types;
    private final SizedValues sizes;
    private final List<Sample> samples = new ArrayList<>();

    public BodySamples(Spec spec, Location location) {
        this.location = location;
        this.schema = location.schema();
        this.types = location.types();
        this.sizes =
                new SizedValues(spec.resolve(schema.path("additionalProperties")), spec.resolve(schema.path("items")));
    }

    /**
     * A value to try.
     *
     * @param name the words for it in the name of the contract
     * @param keyword the keyword that it breaks, or whose bound it reaches
     * @param value the value; missing if the request leaves the location out
     */
    public record Sample(String name, String keyword, JsonNode value) {}

    /** Values that break one rule each. */
    public List<Sample> broken() {
        samples.clear();
        if (location.required()) {
            add("a request without " + location.field(), "required", MissingNode.getInstance());
        }
        if (!types.contains("null")) {
            add(location.field() + " as null", "required", JSON.nullNode());
        }
        WrongTypes.of(types, location.isTop())
                .forEach((name, value) -> add(location.field() + " as " + name, "type", value));
        if (types.contains("string")) {
            blanks();
            invisible();
            sized("characters", "minLength", -1, SizedValues::text);
            sized("characters", "maxLength", 1, SizedValues::text);
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
            sized("entries", "minItems", -1, sizes::entries);
            sized("entries", "maxItems", 1, sizes::entries);
            sized("times the same entry", "maxItems", 1, sizes::sameEntries);
            if (schema.path("uniqueItems").booleanValue(false)) {
                ArrayNode twice = sizes.entries(1);
                add(location.field() + " with an entry twice", "uniqueItems", twice.add(twice.get(0)));
            }
        }
        if (types.contains("object")) {
            sized("keys", "minProperties", -1, sizes::keys);
            sized("keys", "maxProperties", 1, sizes::keys);
            sized("bytes", Extensions.MAX_BYTES, 1, sizes::bytes);
            if (sizes.takesText(schema.path(Extensions.MAX_BYTES).intValue(0))) {
                sized("bytes in fewer characters", Extensions.MAX_BYTES, 1, sizes::wideBytes);
            }
        }
        return List.copyOf(samples);
    }

    /**
     * Values just at a bound.
     *
     * @param words the beginning of each text, which makes it unique
     */
    public List<Sample> allowed(String words) {
        samples.clear();
        if (types.contains("string") && !schema.has("enum")) {
            sized("characters", "minLength", 0, length -> SizedValues.text("", length, "x"));
            sized("characters", "maxLength", 0, length -> SizedValues.text(words, length, "x"));
            sized("emoji", "maxLength", 0, length -> SizedValues.text(words + " ", length, "🙂"));
            if (isVisible()) {
                add(
                        location.field() + " with U+200B between letters",
                        Extensions.VISIBLE_TEXT,
                        padded(words + "\u200Bx"));
            }
        }
        numbers(false);
        schema.path("enum")
                .valueStream()
                .filter(value -> !value.isNull())
                .forEach(value -> add(location.field() + " as '" + value.asString() + "'", "enum", value));
        if (types.contains("array")) {
            sized("entries", "minItems", 0, sizes::entries);
            sized("entries", "maxItems", 0, sizes::entries);
        }
        if (types.contains("object")) {
            sized("keys", "minProperties", 0, sizes::keys);
            sized("keys", "maxProperties", 0, sizes::keys);
            sized("bytes", Extensions.MAX_BYTES, 0, sizes::bytes);
            if (sizes.takesText(schema.path(Extensions.MAX_BYTES).intValue(0)) && !sizes.takesNull()) {
                sized("bytes in fewer characters", Extensions.MAX_BYTES, 0, sizes::wideBytes);
            }
        }
        if (types.contains("null") && location.isTop() && !location.isUnique()) {
            add(location.field() + " as null", "type", JSON.nullNode());
        }
        return List.copyOf(samples);
    }

    private void add(String name, String keyword, JsonNode value) {
        samples.add(new Sample(name, keyword, value));
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
            if (!location.schema().has("pattern")) {
                add(location.field() + " as a blank", Extensions.VISIBLE_TEXT, JSON.stringNode(" "));
            }
            add(location.field() + " with a tab", Extensions.VISIBLE_TEXT, padded("a\tb"));
            add(location.field() + " with U+2028", Extensions.VISIBLE_TEXT, padded("a\u2028b"));
            add(
                    location.field() + " as U+200B",
                    Extensions.VISIBLE_TEXT,
                    JSON.stringNode("\u200B".repeat(Math.max(1, shortest()))));
        }
    }

    private boolean isVisible() {
        return schema.path(Extensions.VISIBLE_TEXT).booleanValue(false);
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
                    .forEach(sample ->
                            add(location.field() + " as " + sample.value(), sample.keyword(), number(sample.value())));
        }
    }

    /** The JSON validator does not compare a decimal beyond 64 bits with the bounds of an integer. */
    private JsonNode number(BigDecimal value) {
        return types.contains("integer") && value.stripTrailingZeros().scale() <= 0
                ? JSON.numberNode(value.toBigIntegerExact())
                : JSON.numberNode(value);
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
}
