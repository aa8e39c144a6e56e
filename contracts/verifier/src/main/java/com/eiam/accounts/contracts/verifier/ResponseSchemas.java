package com.eiam.accounts.contracts.verifier;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;

/** Holds bodies against the spec's schemas, which are closed: what they do not declare must not be there. Thread-safe. */
final class ResponseSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().locale(Locale.ENGLISH).build()));

    private final Map<String, Map<String, JsonNode>> declared;

    private final Map<JsonNode, Schema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

    ResponseSchemas(Map<String, Map<String, JsonNode>> declared) {
        this.declared = declared;
    }

    /** The schema of what an operation answers with a status; null if it has no body. */
    JsonNode of(String operation, int status) {
        Map<String, JsonNode> responses = declared.getOrDefault(operation, Map.of());
        return responses.getOrDefault(String.valueOf(status), responses.getOrDefault("default", NullNode.instance));
    }

    /** Everything in a body that breaks the schema. */
    List<Difference> differences(JsonNode schema, JsonNode body) {
        return compiled.computeIfAbsent(schema, registry::getSchema).validate(body).stream()
                .map(ResponseSchemas::difference)
                .distinct()
                .toList();
    }

    private static Difference difference(Error error) {
        String path = path(error.getInstanceLocation());
        String subject = path.isEmpty() ? "the body" : path;
        String property = error.getProperty();
        return switch (error.getKeyword()) {
            case "required" -> {
                String field = path.isEmpty() ? property : path + "." + property;
                yield new Difference(field, field + " is left out, but the spec requires it");
            }
            case "additionalProperties", "unevaluatedProperties" ->
                new Difference(
                        path.isEmpty() ? property : path + "." + property,
                        subject + " has the key `" + property + "`, which the spec does not declare");
            default ->
                new Difference(
                        path,
                        subject + " is " + StatedValues.text(error.getInstanceNode()) + ", but the spec says: "
                                + error.getMessage());
        };
    }

    private static String path(NodePath location) {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            Object element = location.getElement(i);
            if (element instanceof Integer) {
                path.append('[').append(element).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(element);
            }
        }
        return path.toString();
    }
}
