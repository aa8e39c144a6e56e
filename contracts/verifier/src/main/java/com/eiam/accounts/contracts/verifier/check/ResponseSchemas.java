package com.eiam.accounts.contracts.verifier.check;

import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.JsonNodeException;
import tools.jackson.databind.node.NullNode;

/** Validates bodies with the schemas of the spec, which are closed: an undeclared key is an error. Thread-safe. */
final class ResponseSchemas {

    /** How much of a key that nobody knows is shown, in characters. */
    private static final int MAX_KEY = 100;

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .locale(Locale.ENGLISH)
                    .pathType(PathType.JSON_PATH)
                    .build()));

    private final Map<String, Map<String, JsonNode>> declared;

    // Most operations have the same schemas of errors: each is compiled once.
    private final Map<JsonNode, Schema> compiled = new ConcurrentHashMap<>();

    ResponseSchemas(List<Operation> operations) {
        this.declared = operations.stream().collect(Collectors.toMap(Operation::id, Operation::responses));
    }

    /** The schema of the body that an operation answers with a status; null if there is no body. */
    JsonNode of(String operation, int status) {
        Map<String, JsonNode> responses = declared.getOrDefault(operation, Map.of());
        return responses.getOrDefault(String.valueOf(status), responses.getOrDefault("default", NullNode.instance));
    }

    /** Everything in a body that breaks its schema. */
    List<Difference> differences(JsonNode schema, JsonNode body) {
        try {
            return compiled.computeIfAbsent(schema, registry::getSchema).validate(body).stream()
                    .map(ResponseSchemas::difference)
                    .distinct()
                    .toList();
        } catch (JsonNodeException e) {
            // The schema library compares whole numbers as 64 bits.
            return List.of(new Difference("the body has a number that is too large for the spec"));
        }
    }

    private static Difference difference(Error error) {
        // A JSON path without its root, as in accounts[3].name
        String path = error.getInstanceLocation().toString().replaceFirst("^\\$\\.?", "");
        String subject = path.isEmpty() ? "the body" : path;
        String key = path.isEmpty() ? error.getProperty() : path + "." + error.getProperty();
        return switch (error.getKeyword()) {
            case "required" -> new Difference(key, key + " is left out, but the spec requires it");
            case "additionalProperties", "unevaluatedProperties" ->
                new Difference(
                        key,
                        "%s has the key `%s`, which the spec does not declare"
                                .formatted(subject, VisibleText.cut(error.getProperty(), MAX_KEY)));
            default ->
                new Difference(
                        path,
                        "%s is %s, but the spec says: %s"
                                .formatted(subject, StatedValues.text(error.getInstanceNode()), error.getMessage()));
        };
    }
}
