package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All bodies that break a rule, as body patterns of WireMock. */
public final class BodyPatterns {

    /** Keywords whose negation matches every value that breaks them. */
    private static final Set<String> NEGATED = Set.of(
            "minLength",
            "maxLength",
            "pattern",
            "enum",
            "const",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties");

    /** Is found in text that breaks the rule {@code text}. */
    private static final String INVALID_TEXT = "\\u0000|\\p{Cs}";

    /** A number beyond 2147483647, the largest exponent that JSON parsers read. */
    private static final String HUGE = "(?:[1-9][0-9]{10,}|[3-9][0-9]{9}|2[2-9][0-9]{8}|21[5-9][0-9]{7}|214[89][0-9]{6}"
            + "|2147[5-9][0-9]{5}|214749[0-9]{4}|214748[4-9][0-9]{3}|2147483[7-9][0-9]{2}|21474836[5-9][0-9]"
            + "|214748364[89])";

    private BodyPatterns() {}

    /** A pattern of all bodies that break a rule; empty where WireMock has none. */
    public static Optional<JsonNode> of(BrokenRule rule, Request example) {
        Location location = rule.location();
        if (rule.keyword().equals("additionalProperties")) {
            return Optional.of(unknownField(location.schema()));
        }
        if (!location.steps().isEmpty()) {
            return value(location, rule.keyword());
        }
        boolean empty = example.body().equals(Optional.of(new Body.Raw("")));
        return Optional.of(
                switch (rule.keyword()) {
                    case "type" -> noObject();
                    case "required" -> ValuePattern.matches("\\s*null\\s*");
                    default -> empty ? ValuePattern.absent() : notJson();
                });
    }

    /**
     * For WireMock's JSON Schema, text that is not JSON is a string, so that the first and last characters count too.
     */
    private static JsonNode notJson() {
        ObjectNode any = JsonNodeFactory.instance.objectNode();
        ArrayNode alternatives = any.putArray("or");
        alternatives.add(ValuePattern.matches("(?s)\\s*(?:[^\\s\\[{\"0-9tfn-].*)?"));
        alternatives.add(ValuePattern.matches("(?s)\\s*n(?!ull\\s*$).*"));
        // Text after the end is not JSON either, unless it ends like an object.
        alternatives.add(ValuePattern.matches("(?s)\\s*\\{.*[^}\\s]\\s*"));
        // WireMock also reads keys in single quotes and without quotes.
        alternatives.add(ValuePattern.matches("(?s)\\s*\\{\\s*[^\"}\\s].*"));
        for (var start : List.of(Map.entry("object", "\\{"), Map.entry("array", "\\["))) {
            ObjectNode starts = ValuePattern.matches("(?s)\\s*" + start.getValue() + ".*");
            alternatives.add(ValuePattern.both(starts, ValuePattern.ofSchema(not(type(start.getKey())))));
        }
        return any;
    }

    /** A body with a number that JSON parsers do not read. WireMock fails on it where it compares a schema. */
    public static ObjectNode unreadableNumber() {
        return ValuePattern.matches("(?s).*[:,\\[]\\s*-?[0-9.]+[eE][+-]?0*" + HUGE + "\\s*[,\\]}].*");
    }

    private static JsonNode noObject() {
        return ValuePattern.both(
                ValuePattern.matches("(?s)\\s*[\\[\"0-9tf-].*"), ValuePattern.ofSchema(not(type("object"))));
    }

    private static ObjectNode type(String name) {
        return JsonNodeFactory.instance.objectNode().put("type", name);
    }

    private static JsonNode unknownField(JsonNode schema) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = known.putObject("properties");
        schema.path("properties").propertyNames().forEach(properties::putObject);
        known.put("additionalProperties", false);
        return ValuePattern.ofSchema(not(known).put("type", "object"));
    }

    private static Optional<JsonNode> value(Location location, String keyword) {
        if (keyword.equals("required")) {
            return Optional.of(ValuePattern.ofSchema(withoutValue(location)));
        }
        ObjectNode broken = JsonNodeFactory.instance.objectNode();
        if (keyword.equals("type")) {
            ArrayNode types = JsonNodeFactory.instance.arrayNode();
            location.types().stream().sorted().forEach(types::add);
            if (!location.types().contains("null")) {
                // Null breaks the rule that the value is required.
                types.add("null");
            }
            broken.putObject("not").set("type", types);
        } else if (keyword.equals("text")) {
            broken.put("type", "string").put("pattern", INVALID_TEXT);
        } else if (keyword.equals(Extensions.VISIBLE_TEXT)) {
            broken.put("type", "string").put("pattern", VisibleText.BROKEN);
            // Rules that are checked first: U+0000 and blank text break them too.
            broken.putObject("not").put("pattern", INVALID_TEXT);
            if (location.schema().has("pattern")) {
                broken.putArray("allOf")
                        .addObject()
                        .set("pattern", location.schema().path("pattern"));
            }
        } else if (NEGATED.contains(keyword)) {
            broken.putObject("not").set(keyword, location.schema().path(keyword));
        } else {
            return Optional.empty();
        }
        return Optional.of(ValuePattern.ofSchema(at(location, broken)));
    }

    private static JsonNode withoutValue(Location location) {
        if (!location.isTop() || !location.required()) {
            return at(location, type("null"));
        }
        ObjectNode present = JsonNodeFactory.instance.objectNode();
        present.putArray("required").add(location.field());
        present.putObject("properties").putObject(location.field()).set("not", type("null"));
        return not(present).put("type", "object");
    }

    /** The JSON Schema of all bodies that have at a location what another schema describes. */
    private static JsonNode at(Location location, ObjectNode value) {
        List<String> steps = location.steps();
        ObjectNode schema = value;
        for (int i = steps.size() - 1; i >= 0; i--) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            if (steps.get(i).equals(Location.FIRST)) {
                outer.put("type", "array");
                if (schema.size() == 1 && schema.has("not")) {
                    // The same as contains, without an error for each of a thousand valid entries.
                    outer.putObject("not").set("items", schema.get("not"));
                } else {
                    outer.set("contains", schema);
                }
            } else if (i > 0) {
                // Below the top level, callers choose the keys.
                outer.put("type", "object")
                        .putObject("not")
                        .putObject("additionalProperties")
                        .set("not", schema);
            } else {
                outer.put("type", "object").putArray("required").add(steps.get(i));
                outer.putObject("properties").set(steps.get(i), schema);
            }
            schema = outer;
        }
        return schema;
    }

    private static ObjectNode not(JsonNode schema) {
        ObjectNode not = JsonNodeFactory.instance.objectNode();
        not.set("not", schema);
        return not;
    }
}
