package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.VisibleText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** The name of the field that breaks a rule where it depends on the request, as a template of WireMock (Handlebars). */
final class FieldNameTemplate {

    /** A key in quotes, with the escapes that it needs in JSON. */
    private static final String KEY = "{{{toJson entryKey}}}";

    private FieldNameTemplate() {}

    /** The template; empty if the name is always the same. */
    static Optional<String> of(BrokenRule rule) {
        Location location = rule.location();
        if (location.part() != Location.Part.BODY || location.steps().isEmpty()) {
            return Optional.empty();
        }
        if (rule.keyword().equals("additionalProperties")) {
            String known = String.join("|", location.schema().path("properties").propertyNames());
            return Optional.of(key("(jsonPath request.body '$')", "(not (matches entryKey '" + known + "'))", KEY));
        }
        return location.isTop()
                ? Optional.empty()
                : condition(location, rule.keyword()).map(broken -> below(location.steps(), broken));
    }

    private static String below(List<String> steps, String broken) {
        String top = steps.get(0);
        String entries = "(jsonPath request.body '$." + top + "')";
        if (steps.size() == 2) {
            return steps.get(1).equals(Location.FIRST)
                    ? top + "[" + index(entries, broken) + "]"
                    : top + "." + key(entries, broken, KEY);
        }
        String inner = "{{#each entryValue as |itemValue itemIndex|}}{{#if " + broken.replace("entryValue", "itemValue")
                + "}}" + KEY + "[{{itemIndex}}]{{/if}}{{/each}}";
        return top + "." + key(entries, "(matches (toJson entryValue) '(?s)\\[.*')", inner);
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
                    case Extensions.VISIBLE_TEXT -> "(matches entryValue '(?s).*(?:" + VisibleText.BROKEN + ").*')";
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

    /** Writes the position of the first item that meets a condition. */
    private static String index(String list, String condition) {
        return all(list, condition, "{{entryKey}};") + "{{regexExtract broken '[^;]+'}}";
    }

    /** Writes the key of the first value that meets a condition, and the position of an item if the name has one. */
    private static String key(String object, String condition, String name) {
        return all(object, condition, name)
                + "{{regexExtract broken '\"((?:[^\"\\\\]|\\\\.)*+)\"((?:\\[[0-9]+])?)' 'keyAndIndex'}}"
                + "{{keyAndIndex.0}}{{keyAndIndex.1}}";
    }

    /**
     * Names all entries of a collection that meet a condition. The variables have long names, since a key of the caller
     * would hide a variable of the same name.
     */
    private static String all(String collection, String condition, String name) {
        return "{{#assign 'broken'}}{{#each " + collection + " as |entryValue entryKey|}}{{#if " + condition + "}}"
                + name + "{{/if}}{{/each}}{{/assign}}";
    }
}
