package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Schemas of the spec as documents of their own: references written out, descriptions left out. */
public record InlineSchemas(Spec spec) {

    /** Keys of a schema that describe and do not validate. */
    private static final Set<String> WORDS =
            Set.of("description", "title", "example", "examples", "default", "deprecated", "readOnly", "writeOnly");

    /** Keys of a schema that declare keys of an object. */
    private static final Set<String> OBJECTS = Set.of("properties", "allOf", "anyOf", "oneOf");

    /**
     * A schema with everything that it refers to.
     *
     * @throws ContractException if it contains itself
     */
    public JsonNode inline(JsonNode schema) {
        return inline(schema, Set.of());
    }

    private JsonNode inline(JsonNode schema, Set<String> above) {
        if (schema.has("$ref")) {
            String reference = schema.path("$ref").stringValue();
            if (above.contains(reference)) {
                throw new ContractException(reference + " contains itself: such a schema cannot be written out");
            }
            return inline(
                    spec.resolve(schema),
                    Stream.concat(above.stream(), Stream.of(reference)).collect(Collectors.toSet()));
        }
        if (schema.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            schema.forEach(item -> array.add(inline(item, above)));
            return array;
        }
        if (!schema.isObject()) {
            return schema;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        schema.forEachEntry((key, value) -> {
            if (key.equals("properties")) {
                ObjectNode properties = object.putObject("properties");
                value.forEachEntry((name, property) -> properties.set(name, inline(property, above)));
            } else if (!WORDS.contains(key) && !key.startsWith("x-")) {
                object.set(key, inline(value, above));
            }
        });
        return object;
    }

    /** The schema of a response, without undeclared keys at any depth; JSON null for a response without a body. */
    public JsonNode closedResponse(Operation.Response response) {
        if (response.schema().isMissingNode()) {
            return JsonNodeFactory.instance.nullNode();
        }
        JsonNode schema = inline(response.schema());
        close(schema);
        return schema;
    }

    private static void close(JsonNode schema) {
        // A schema that describes its other keys is open on purpose.
        if (schema instanceof ObjectNode object
                && OBJECTS.stream().anyMatch(object::has)
                && !object.has("additionalProperties")) {
            object.put("unevaluatedProperties", false);
        }
        schema.path("properties").forEach(InlineSchemas::close);
        if (schema.has("items")) {
            close(schema.path("items"));
        }
    }
}
