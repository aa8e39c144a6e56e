package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for the form of the document: a mistyped key has no effect, and a bound that cannot be met refuses all. */
final class FormRules {

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R-025",
                    "The spec has the form that spec.schema.json describes: only known keys, with values of the right type.",
                    FormRules::form),
            new Rule(
                    "R-033",
                    "A schema does not contradict itself: its bounds, required properties, default and pattern can be met and checked.",
                    FormRules::contradictions));

    /** Keywords that only say that one of the schemas below them is broken. */
    private static final Set<String> SUMMARIES = Set.of("anyOf", "oneOf", "allOf");

    private static final Map<String, String> BOUNDS = Map.of(
            "minimum", "maximum", "minLength", "maxLength", "minItems", "maxItems", "minProperties", "maxProperties");

    /** What a pattern consists of beside groups: escaped characters and classes. */
    private static final Pattern CHARACTERS = Pattern.compile("\\\\.|\\[(?:\\\\.|[^]\\\\])*]");

    private static final Pattern ENDLESS_GROUP = Pattern.compile("\\)(?:[*+]|\\{\\d+,})");

    private FormRules() {}

    private static Stream<Finding> form(Spec spec) {
        return DocumentSchemas.errors("/spec.schema.json", spec.root()).stream()
                .filter(error -> !SUMMARIES.contains(error.getKeyword()))
                .map(FormRules::finding);
    }

    private static Finding finding(Error error) {
        NodePath path = error.getInstanceLocation();
        JsonNode at = error.getInstanceNode();
        String place = IntStream.range(0, path.getNameCount())
                .mapToObj(i -> String.valueOf(path.getElement(i)))
                .collect(Collectors.joining(" > ", "", path.getNameCount() == 0 ? "the spec" : ""));
        return error.getKeyword().equals("additionalProperties")
                ? new Finding(
                        at.path(error.getProperty()),
                        place + " has the key " + error.getProperty()
                                + ", which neither OpenAPI nor openapi/README.md has there: correct or remove it")
                : new Finding(at, place + ": " + error.getMessage());
    }

    private static Stream<Finding> contradictions(Spec spec) {
        DocumentSchemas schemas = spec.schemas();
        return NestedSchemas.all(spec)
                .flatMap(schema -> Stream.of(
                                BOUNDS.entrySet().stream()
                                        .filter(bound -> schema.path(bound.getKey())
                                                        .doubleValue(0)
                                                > schema.path(bound.getValue()).doubleValue(Double.MAX_VALUE))
                                        .map(bound -> bound.getKey() + " is more than " + bound.getValue()
                                                + ": correct one of them"),
                                OpenApiDocument.texts(schema.path("required"))
                                        .filter(name -> schema.has("properties")
                                                && !schema.path("properties").has(name))
                                        .map(name -> "required names " + name
                                                + ", which properties does not have: add it there, or remove it here"),
                                schema.has("default")
                                        ? schemas.faults(schema, schema.path("default")).stream()
                                                .map(fault -> "default breaks its own schema: " + fault)
                                        : Stream.<String>empty(),
                                invalidPattern(schema).stream())
                        .flatMap(faults -> faults)
                        .map(fault -> new Finding(schema, fault)));
    }

    private static Optional<String> invalidPattern(JsonNode schema) {
        String pattern = schema.path("pattern").stringValue("");
        try {
            Pattern.compile(pattern);
        } catch (PatternSyntaxException e) {
            return Optional.of("pattern is not a regular expression: " + e.getDescription() + " at character "
                    + (e.getIndex() + 1) + " of " + e.getPattern());
        }
        String groups = CHARACTERS.matcher(pattern).replaceAll("");
        return ENDLESS_GROUP.matcher(groups).find()
                ? Optional.of("pattern repeats a group without a limit, so that a long text overflows the stack of"
                        + " Java: limit it, as {1,9} does")
                : Optional.empty();
    }
}
