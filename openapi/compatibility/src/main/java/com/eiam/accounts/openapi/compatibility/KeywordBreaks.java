package com.eiam.accounts.openapi.compatibility;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Judges the keywords of one schema: those that narrow what callers may send, or widen what they are answered. */
final class KeywordBreaks {

    private static final List<String> UPPER =
            List.of("maxLength", "maxItems", "maxProperties", "maximum", "exclusiveMaximum", "x-max-bytes");
    private static final List<String> LOWER =
            List.of("minLength", "minItems", "minProperties", "minimum", "exclusiveMinimum");
    /** What fits one of two is not known to fit the other. */
    private static final List<String> INCOMPARABLE = List.of("pattern", "multipleOf");

    /** Set on an enum of answers whose callers were told that it grows. */
    private static final String EXTENSIBLE = "x-extensible";

    private KeywordBreaks() {}

    /** Judges a schema, not those below it. */
    static void judge(Pair schema, Direction direction) {
        if (schema.before().isMissingNode() || schema.after().isMissingNode()) {
            return;
        }
        bounds(schema, direction);
        types(schema, direction);
        enumeration(schema, direction);
        required(schema, direction);
        for (String keyword : INCOMPARABLE) {
            if (narrower(schema, direction).has(keyword) && schema.differs(keyword)) {
                schema.broken(keyword, changed(schema, keyword, direction));
            }
        }
        if (flag(narrower(schema, direction), "uniqueItems") && !flag(wider(schema, direction), "uniqueItems")) {
            schema.broken("uniqueItems", changed(schema, "uniqueItems", direction));
        }
        additional(schema, direction);
        String hidden = direction == Direction.REQUEST ? "readOnly" : "writeOnly";
        if (flag(schema.after(), hidden) && !flag(schema.before(), hidden)) {
            schema.broken(hidden, "is " + hidden + " now, and so gone: " + direction.offence());
        }
        if (direction == Direction.REQUEST) {
            meaning(schema);
        }
    }

    /** Judges the bounds of a schema or of a whole request body. */
    static void bounds(Pair schema, Direction direction) {
        UPPER.forEach(keyword -> bound(schema, keyword, direction, 1));
        LOWER.forEach(keyword -> bound(schema, keyword, direction, -1));
    }

    /** The side that must not say more than the other: for a request what is, for an answer what was. */
    private static JsonNode narrower(Pair schema, Direction direction) {
        return direction == Direction.REQUEST ? schema.after() : schema.before();
    }

    private static JsonNode wider(Pair schema, Direction direction) {
        return direction == Direction.REQUEST ? schema.before() : schema.after();
    }

    private static boolean flag(JsonNode schema, String keyword) {
        return schema.path(keyword).booleanValue(false);
    }

    private static void bound(Pair schema, String keyword, Direction direction, int sign) {
        JsonNode narrow = narrower(schema, direction).path(keyword);
        JsonNode wide = wider(schema, direction).path(keyword);
        boolean bounding = narrow.isNumber()
                && !(keyword.matches("min[LIP].*") && narrow.decimalValue().signum() == 0);
        if (bounding && (!wide.isNumber() || compare(narrow, wide) * sign < 0)) {
            schema.broken(keyword, changed(schema, keyword, direction));
        }
    }

    private static int compare(JsonNode left, JsonNode right) {
        BigDecimal value = left.decimalValue();
        return value.compareTo(right.decimalValue());
    }

    private static void types(Pair schema, Direction direction) {
        if (!Types.allowed(narrower(schema, direction)).containsAll(Types.allowed(wider(schema, direction)))) {
            schema.broken(
                    "type",
                    "type was %s and is %s: %s"
                            .formatted(Types.name(schema.before()), Types.name(schema.after()), direction.offence()));
        }
        String narrow = narrower(schema, direction).path("format").asString("");
        String wide = wider(schema, direction).path("format").asString("");
        if (!narrow.isEmpty() && !narrow.equals(wide) && !(narrow.equals("int64") && wide.equals("int32"))) {
            schema.broken("format", changed(schema, "format", direction));
        }
    }

    private static void enumeration(Pair schema, Direction direction) {
        Set<JsonNode> before = values(schema.before());
        Set<JsonNode> after = values(schema.after());
        if (before.isEmpty() || after.isEmpty()) {
            if (!values(narrower(schema, direction)).isEmpty()) {
                schema.broken(
                        "enum", (after.isEmpty() ? "is no enum any more: " : "is an enum now: ") + direction.offence());
            }
            return;
        }
        before.stream()
                .filter(value -> !after.contains(value))
                .forEach(value -> schema.broken("enum", "the value " + value.asString() + " is gone"));
        if (direction == Direction.RESPONSE && !flag(schema.before(), EXTENSIBLE)) {
            after.stream()
                    .filter(value -> !before.contains(value))
                    .forEach(value ->
                            schema.broken("enum", "the value " + value.asString() + " is new: " + direction.offence()));
        }
    }

    private static Set<JsonNode> values(JsonNode schema) {
        return schema.has("const")
                ? Set.of(schema.path("const"))
                : schema.path("enum").valueStream().collect(Collectors.toSet());
    }

    private static void required(Pair schema, Direction direction) {
        Set<JsonNode> more = new HashSet<>(
                narrower(schema, direction).path("required").valueStream().toList());
        wider(schema, direction).path("required").forEach(more::remove);
        more.stream().map(JsonNode::asString).sorted().forEach(name -> {
            Pair properties = schema.at("properties");
            if (direction == Direction.REQUEST) {
                properties.broken(name, "the field " + name + " must be sent now");
            } else if (properties.after().has(name)) {
                properties.broken(name, "the field " + name + " need not be answered any more");
            }
        });
    }

    /** Whether keys without a name may come: any, those that fit a schema, or none. */
    private static void additional(Pair schema, Direction direction) {
        int narrow = openness(narrower(schema, direction));
        int wide = openness(wider(schema, direction));
        if (narrow < wide) {
            schema.broken("additionalProperties", "additionalProperties is another one: " + direction.offence());
        }
    }

    private static int openness(JsonNode schema) {
        JsonNode additional = schema.path("additionalProperties");
        return additional.isObject() ? 1 : additional.booleanValue(true) ? 2 : 0;
    }

    /** What a request without the field, or one that breaks its rule, is told. */
    private static void meaning(Pair schema) {
        if (schema.differs("default")) {
            schema.broken(
                    "default",
                    "default was %s and is %s: a request that leaves it out means something else"
                            .formatted(shown(schema.before(), "default"), shown(schema.after(), "default")));
        }
        Pair codes = schema.at("x-error-code");
        Set<String> keywords = new HashSet<>(codes.before().propertyNames());
        keywords.addAll(codes.after().propertyNames());
        keywords.stream()
                .filter(codes::differs)
                // A rule that is new is judged itself, whatever code it has.
                .filter(keyword -> isRule(codes.before(), schema.before(), keyword)
                        && isRule(codes.after(), schema.after(), keyword))
                .forEach(keyword -> codes.broken(
                        keyword,
                        "a broken %s was answered %s and is answered %s"
                                .formatted(
                                        keyword,
                                        codes.before().path(keyword).asString("the general code"),
                                        codes.after().path(keyword).asString("the general code"))));
    }

    private static boolean isRule(JsonNode codes, JsonNode schema, String keyword) {
        return keyword.equals("required") || codes.has(keyword) || schema.has(keyword);
    }

    private static String changed(Pair schema, String keyword, Direction direction) {
        return "%s was %s and is %s: %s"
                .formatted(
                        keyword, shown(schema.before(), keyword), shown(schema.after(), keyword), direction.offence());
    }

    private static String shown(JsonNode schema, String keyword) {
        return schema.has(keyword) ? schema.path(keyword).toString() : "not stated";
    }
}
