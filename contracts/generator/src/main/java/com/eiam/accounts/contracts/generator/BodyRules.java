package com.eiam.accounts.contracts.generator;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** All bodies that break a rule, as a pattern of WireMock; and the name of what breaks it, as a template. */
final class BodyRules {

    /** Rules that the schema's own keyword says, turned round. */
    private static final Set<String> KEYWORDS =
            Set.of("maxLength", "minItems", "maxItems", "maxProperties", "pattern", "enum");

    private BodyRules() {}

    /** A body that is no JSON. For WireMock's schemas a text that cannot be read is a string, so its beginning counts too. */
    static JsonNode notJson() {
        ObjectNode any = JsonNodeFactory.instance.objectNode();
        ArrayNode alternatives = any.putArray("or");
        alternatives.add(matches("(?s)\\s*(?:[^\\s\\[{\"0-9tfn-].*)?"));
        // What follows the end counts too, unless it looks like an end itself.
        alternatives.add(matches("(?s)\\s*\\{.*[^}\\s]\\s*"));
        for (var start : List.of(Map.entry("object", "\\{"), Map.entry("array", "\\["))) {
            alternatives
                    .addObject()
                    .putArray("and")
                    .add(matches("(?s)\\s*" + start.getValue() + ".*"))
                    .add(pattern(not(JsonNodeFactory.instance.objectNode().put("type", start.getKey()))));
        }
        return any;
    }

    /** No body at all. */
    static JsonNode empty() {
        return JsonNodeFactory.instance.objectNode().put("absent", true);
    }

    /** JSON, but no object. */
    static JsonNode noObject() {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.putArray("and")
                .add(matches("(?s)\\s*[\\[\"0-9tfn-].*"))
                .add(pattern(not(JsonNodeFactory.instance.objectNode().put("type", "object"))));
        return both;
    }

    private static ObjectNode matches(String regex) {
        return JsonNodeFactory.instance.objectNode().put("matches", regex);
    }

    /** An object with a key that the schema does not have. */
    static JsonNode unknownField(JsonNode schema) {
        ObjectNode known = JsonNodeFactory.instance.objectNode();
        ObjectNode properties = known.putObject("properties");
        schema.path("properties").propertyNames().forEach(properties::putObject);
        known.put("additionalProperties", false);
        return pattern(not(known).put("type", "object"));
    }

    /** The first such key. */
    static String unknownFieldName(JsonNode schema) {
        String known = String.join("|", schema.path("properties").propertyNames());
        return first("(jsonPath request.body '$')", "(not (matches entryKey '" + known + "'))", "{{entryKey}}");
    }

    /** The bodies that break a keyword at a place; empty where a pattern cannot say it. */
    static Optional<JsonNode> of(BodyPlace place, String keyword) {
        if (keyword.equals("required")) {
            return Optional.of(pattern(absent(place)));
        }
        ObjectNode broken = JsonNodeFactory.instance.objectNode();
        if (keyword.equals("type")) {
            ObjectNode any = JsonNodeFactory.instance.objectNode();
            place.types().stream().sorted().forEach(any.putArray("type")::add);
            if (!place.types().contains("null")) {
                // Null says as little as nothing: another rule.
                any.withArray("type").add("null");
            }
            broken = not(any);
        } else if (keyword.equals("text")) {
            broken.put("type", "string").put("pattern", "\\u0000|\\p{Cs}");
        } else if (KEYWORDS.contains(keyword)) {
            ObjectNode rule = JsonNodeFactory.instance.objectNode();
            rule.set(keyword, place.schema().path(keyword));
            broken = not(rule);
        } else {
            return Optional.empty();
        }
        return Optional.of(pattern(place.matching(broken)));
    }

    private static JsonNode absent(BodyPlace place) {
        if (!place.isTop()) {
            return place.matching(JsonNodeFactory.instance.objectNode().put("type", "null"));
        }
        ObjectNode there = JsonNodeFactory.instance.objectNode();
        there.putArray("required").add(place.field());
        there.putObject("properties").putObject(place.field()).putObject("not").put("type", "null");
        return not(there).put("type", "object");
    }

    /** How the message calls what breaks the rule; empty if that is always the same. */
    static Optional<String> fieldName(BodyPlace place, String keyword) {
        List<String> steps = place.steps();
        Optional<String> broken = condition(place, keyword);
        if (place.isTop() || broken.isEmpty()) {
            return Optional.empty();
        }
        String top = steps.get(0);
        String all = "(jsonPath request.body '$." + top + "')";
        boolean list = steps.get(1).equals(BodyPlace.FIRST);
        if (steps.size() == 2) {
            return Optional.of(
                    list
                            ? top + "[" + first(all, broken.get(), "{{entryKey}}") + "]"
                            : top + "." + first(all, broken.get(), "{{entryKey}}"));
        }
        String inner = "{{#each entryValue as |itemValue itemIndex|}}{{#if "
                + broken.get().replace("entryValue", "itemValue") + "}}{{entryKey}}[{{itemIndex}}];{{/if}}{{/each}}";
        return Optional.of(top + "." + first(all, "(matches (toJson entryValue) '(?s)\\[.*')", inner));
    }

    /** Whether a value breaks the keyword, in WireMock's words for templates; empty where these cannot say it. */
    private static Optional<String> condition(BodyPlace place, String keyword) {
        JsonNode rule = place.schema().path(keyword);
        return Optional.ofNullable(
                switch (keyword) {
                    case "required" -> "(not (matches (toJson entryValue) '(?s)[^n].*'))";
                    case "type" -> "(not (matches (toJson entryValue) '(?s)[" + beginnings(place.types()) + "].*'))";
                    case "maxLength" -> "(not (matches entryValue '(?s).{0," + rule.intValue() + "}'))";
                    case "pattern" -> "(not (matches entryValue '(?s).*" + rule.stringValue() + ".*'))";
                    case "text" -> "(matches entryValue '(?s).*[\\x00\\p{Cs}].*')";
                    default -> null;
                });
    }

    /** What the JSON of a value of these types, or of null, begins with. */
    private static String beginnings(Set<String> types) {
        Map<String, String> beginnings = Map.of(
                "string", "\"", "number", "0-9-", "integer", "0-9-", "boolean", "tf", "array", "\\[", "object", "{");
        return types.stream()
                        .sorted()
                        .map(type -> beginnings.getOrDefault(type, ""))
                        .collect(Collectors.joining()) + "n";
    }

    /**
     * A template that writes something of the first entry of a collection for which a condition holds. Its names are
     * long because a key of the caller's own would hide one of the same name.
     */
    private static String first(String collection, String condition, String name) {
        return "{{#assign 'broken'}}{{#each " + collection + " as |entryValue entryKey|}}{{#if " + condition + "}}"
                + name + ";{{/if}}{{/each}}{{/assign}}{{regexExtract broken '[^;]+'}}";
    }

    private static ObjectNode not(JsonNode schema) {
        ObjectNode not = JsonNodeFactory.instance.objectNode();
        not.set("not", schema);
        return not;
    }

    private static ObjectNode pattern(JsonNode schema) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.set("matchesJsonSchema", schema);
        return pattern.put("schemaVersion", "V202012");
    }
}
