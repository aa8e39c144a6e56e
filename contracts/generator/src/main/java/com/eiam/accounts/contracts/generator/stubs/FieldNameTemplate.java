package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Location;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The name of the field that breaks a rule where it depends on the request, as a template of WireMock (Handlebars). */
final class FieldNameTemplate {

    private FieldNameTemplate() {}

    /** The template; empty if the name is always the same. */
    static Optional<String> of(BrokenRule rule) {
        Location location = rule.location();
        if (location.part() != Location.Part.BODY || location.steps().isEmpty()) {
            return Optional.empty();
        }
        if (rule.keyword().equals("additionalProperties")) {
            String known = String.join("|", location.schema().path("properties").propertyNames());
            return Optional.of(
                    first("(jsonPath request.body '$')", "(not (matches entryKey '" + known + "'))", "{{entryKey}}"));
        }
        return location.isTop()
                ? Optional.empty()
                : condition(location, rule.keyword()).map(broken -> below(location.steps(), broken));
    }

    private static String below(List<String> steps, String broken) {
        String top = steps.get(0);
        String entries = "(jsonPath request.body '$." + top + "')";
        if (steps.size() == 2) {
            String name = first(entries, broken, "{{entryKey}}");
            return steps.get(1).equals(Location.FIRST) ? top + "[" + name + "]" : top + "." + name;
        }
        String inner = "{{#each entryValue as |itemValue itemIndex|}}{{#if " + broken.replace("entryValue", "itemValue")
                + "}}{{entryKey}}[{{itemIndex}}];{{/if}}{{/each}}";
        return top + "." + first(entries, "(matches (toJson entryValue) '(?s)\\[.*')", inner);
    }

    /** Whether a value breaks a keyword; empty where the template language cannot express it. */
    private static Optional<String> condition(Location location, String keyword) {
        JsonNode rule = location.schema().path(keyword);
        return Optional.ofNullable(
                switch (keyword) {
                    case "required" -> "(not (matches (toJson entryValue) '(?s)[^n].*'))";
                    case "type" -> "(not (matches (toJson entryValue) '(?s)[" + beginnings(location.types()) + "].*'))";
                    case "maxLength" -> "(not (matches entryValue '(?s).{0," + rule.intValue() + "}'))";
                    case "pattern" -> "(not (matches entryValue '(?s).*" + rule.stringValue() + ".*'))";
                    case "text" -> "(matches entryValue '(?s).*[\\x00\\p{Cs}].*')";
                    default -> null;
                });
    }

    /** The first characters of the JSON of a value of these types, or of null. */
    private static String beginnings(Set<String> types) {
        Map<String, String> beginnings = Map.of(
                "string", "\"", "number", "0-9-", "integer", "0-9-", "boolean", "tf", "array", "\\[", "object", "{");
        return types.stream()
                        .sorted()
                        .map(type -> beginnings.getOrDefault(type, ""))
                        .collect(Collectors.joining()) + "n";
    }

    /**
     * Writes a name for the first entry of a collection that meets a condition. The variables have long names, since a key
     * of the caller would hide a variable of the same name.
     */
    private static String first(String collection, String condition, String name) {
        return "{{#assign 'broken'}}{{#each " + collection + " as |entryValue entryKey|}}{{#if " + condition + "}}"
                + name + ";{{/if}}{{/each}}{{/assign}}{{regexExtract broken '[^;]+'}}";
    }
}
