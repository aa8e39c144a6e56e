package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Schemas;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The parameters that an operation declares for its path or its query: what their schemas allow, and what breaks them. */
final class Parameters {

    /** Types whose values read the same in a query as in JSON. */
    private static final Set<String> LITERALS = Set.of("integer", "number", "boolean");

    private final Spec spec;
    private final List<JsonNode> parameters;

    /** @param place {@code path} or {@code query} */
    Parameters(Spec spec, Operation operation, String place) {
        this.spec = spec;
        this.parameters = operation.parameters().stream()
                .filter(parameter -> parameter.path("in").stringValue("").equals(place))
                .toList();
    }

    /** What a stub matches each parameter of a query with, so that it takes whatever the schema allows. */
    ObjectNode patterns() {
        ObjectNode patterns = JsonNodeFactory.instance.objectNode();
        for (JsonNode parameter : parameters) {
            ObjectNode value = value(spec.resolve(parameter.path("schema")));
            ObjectNode pattern = patterns.putObject(parameter.path("name").stringValue());
            if (parameter.path("required").asBoolean(false)) {
                pattern.setAll(value);
            } else {
                pattern.putArray("or").add(value).addObject().put("absent", true);
            }
        }
        return patterns;
    }

    private ObjectNode value(JsonNode schema) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        if (schema.has("enum")) {
            String any = schema.path("enum")
                    .valueStream()
                    .map(value -> UrlPattern.literal(value.asString()))
                    .collect(Collectors.joining("|"));
            return pattern.put("matches", any);
        }
        if (LITERALS.contains(schema.path("type").stringValue(""))) {
            return pattern.put("schemaVersion", "V202012")
                    .set("matchesJsonSchema", new InlineSchemas(spec).inline(schema));
        }
        return pattern.put("matches", "[\\s\\S]*");
    }

    /** Whether the values of a request break the schema of one of them. */
    boolean areBroken(JsonNode values) {
        Schemas schemas = new Schemas(spec);
        return parameters.stream().anyMatch(parameter -> {
            JsonNode value = values.path(parameter.path("name").stringValue());
            return value.isMissingNode()
                    ? parameter.path("required").asBoolean(false)
                    : !schemas.faults(parameter.path("schema"), value).isEmpty();
        });
    }
}
