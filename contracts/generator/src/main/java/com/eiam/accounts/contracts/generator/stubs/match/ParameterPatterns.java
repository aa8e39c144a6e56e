package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.InlineSchemas;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Literals;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What WireMock compares parameters with: whatever a schema allows, or whatever breaks a rule of it. */
public record ParameterPatterns(Spec spec, Operation operation) {

    /** A pattern of valid values for each parameter of the query. */
    public ObjectNode valid() {
        ObjectNode patterns = JsonNodeFactory.instance.objectNode();
        Location.ofParameters(operation).stream()
                .filter(location -> location.part() == Location.Part.QUERY)
                .forEach(location -> {
                    ObjectNode value = valid(location.schema());
                    patterns.set(
                            location.field(),
                            location.required() ? value : ValuePattern.either(value, ValuePattern.absent()));
                });
        return patterns;
    }

    private ObjectNode valid(JsonNode schema) {
        if (schema.has("enum")) {
            return ValuePattern.matches(values(schema));
        }
        return Literals.PATTERNS.containsKey(schema.path("type").stringValue(""))
                ? ValuePattern.ofSchema(new InlineSchemas(spec).inline(schema))
                : ValuePattern.matches("[\\s\\S]*");
    }

    private static String values(JsonNode schema) {
        return schema.path("enum")
                .valueStream()
                .map(value -> UrlPattern.literal(value.asString()))
                .collect(Collectors.joining("|"));
    }

    /** A pattern of all values that break a rule on a parameter of the query or on a header. */
    public static ObjectNode broken(BrokenRule rule) {
        JsonNode schema = rule.location().schema();
        return switch (rule.keyword()) {
            case "required" -> ValuePattern.absent();
            case "type" -> sentBut(Literals.PATTERNS.get(schema.path("type").stringValue()));
            case "enum" -> sentBut(values(schema));
            case "minLength" ->
                ValuePattern.matches("(?s).{0," + (schema.path("minLength").intValue() - 1) + "}");
            case "maxLength" ->
                ValuePattern.matches("(?s).{" + (schema.path("maxLength").intValue() + 1) + ",}");
            case "pattern" -> sentBut("(?s).*" + schema.path("pattern").stringValue() + ".*");
            case "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf" ->
                number(rule.keyword(), schema);
            default -> throw new IllegalArgumentException("no pattern for " + rule.keyword());
        };
    }

    private static ObjectNode number(String keyword, JsonNode schema) {
        ObjectNode broken = JsonNodeFactory.instance.objectNode();
        broken.set("type", schema.path("type"));
        broken.putObject("not").set(keyword, schema.path(keyword));
        String literal = Literals.PATTERNS.get(schema.path("type").stringValue());
        return ValuePattern.both(ValuePattern.matches(literal), ValuePattern.ofSchema(broken));
    }

    /** Any other value. A parameter that is not sent matches nothing. */
    private static ObjectNode sentBut(String expected) {
        return ValuePattern.both(ValuePattern.matches("(?s).*"), ValuePattern.doesNotMatch(expected));
    }

    /** Whether values break the schema of a parameter. */
    public boolean areBroken(Location.Part part, Map<String, String> values) {
        DocumentSchemas schemas = spec.schemas();
        return Location.ofParameters(operation).stream()
                .filter(location -> location.part() == part)
                .anyMatch(location -> {
                    String value = values.get(location.field());
                    return value == null
                            ? location.required()
                            : !schemas.faults(location.schema(), location.parsed(value))
                                    .isEmpty();
                });
    }
}
