package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import com.networknt.schema.Error;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for schemas, their bounds and their examples. */
final class SchemaRules {

    static final List<Rule> ALL = List.of(
            new Rule("R-010", "Every example is valid against its schema.", SchemaRules::examples),
            new Rule(
                    "R-011",
                    "Every string has a maxLength or an enum, every array maxItems, every number both bounds, every body x-max-bytes.",
                    SchemaRules::bounds),
            new Rule(
                    "R-016",
                    "JSON request bodies are closed: additionalProperties is false or a schema.",
                    SchemaRules::closed),
            new Rule(
                    "R-017",
                    "No success body has the key of an error code: callers read it as a failure.",
                    SchemaRules::failureKeys),
            new Rule(
                    "R-028",
                    "Every JSON body of a request or a success has an example: documentation and samples show it.",
                    SchemaRules::withoutExample),
            new Rule("R-019", "Every $ref points to something in the same file.", SchemaRules::references));

    private SchemaRules() {}

    private static Stream<Finding> examples(Spec spec, Operation operation) {
        DocumentSchemas schemas = spec.schemas();
        Stream<Finding> bodies = Stream.concat(
                        Stream.of(operation.node().path("requestBody")),
                        operation.responses().stream().map(Operation.Response::node))
                .flatMap(body -> body.path("content").valueStream())
                .flatMap(content -> content.path("examples")
                        .propertyStream()
                        .flatMap(example -> faults(
                                schemas,
                                content.path("schema"),
                                spec.resolve(example.getValue()).path("value"),
                                (example.getValue().has("$ref") ? "" : operation.label() + " ") + "example "
                                        + example.getKey())));
        Stream<Finding> parameters = operation.parameters().stream()
                .filter(parameter -> parameter.node().has("example"))
                .flatMap(parameter -> faults(
                        schemas,
                        parameter.schema(),
                        parameter.node().path("example"),
                        "example of parameter " + parameter.name()));
        return Stream.concat(bodies, parameters);
    }

    private static Stream<Finding> withoutExample(Spec spec, Operation operation) {
        return Stream.concat(
                        Stream.of(operation.node().path("requestBody")),
                        operation.successResponses().map(Operation.Response::node))
                .map(body -> body.path("content").path("application/json"))
                .filter(content ->
                        content.isObject() && content.path("examples").isEmpty() && !content.has("example"))
                .map(content -> new Finding(
                        content, operation.label() + " has a JSON body without an example: add it to examples"));
    }

    private static Stream<Finding> faults(DocumentSchemas schemas, JsonNode schema, JsonNode value, String label) {
        if (schema.isMissingNode()) {
            return Stream.empty();
        }
        List<Error> errors = schemas.errors(schema, value);
        return errors.stream()
                .filter(error -> errors.size() == 1 || !error.getKeyword().equals("oneOf"))
                .limit(1)
                .map(error -> new Finding(value, label + " breaks its schema: " + DocumentSchemas.text(error)));
    }

    private static Stream<Finding> bounds(Spec spec) {
        Stream<Finding> schemas = NestedSchemas.all(spec)
                .flatMap(schema -> unbounded(schema)
                        .map(missing -> new Finding(
                                schema,
                                "a schema of type " + NestedSchemas.typeNames(schema) + " has no " + missing
                                        + ": state the bound")));
        Stream<Finding> bodies = spec.operations().stream()
                .filter(operation -> operation
                        .body()
                        .filter(body -> body.maxBytes() == Integer.MAX_VALUE)
                        .isPresent())
                .map(operation -> new Finding(
                        operation.node().path("requestBody"),
                        operation.label() + " has a request body without " + Extensions.MAX_BYTES
                                + ": state the bound"));
        return Stream.concat(schemas, bodies);
    }

    private static Stream<String> unbounded(JsonNode schema) {
        Set<String> types = NestedSchemas.types(schema);
        boolean closed = schema.has("enum") || schema.has("const");
        Stream<String> text = Stream.of("maxLength").filter(k -> types.contains("string") && !closed);
        Stream<String> lists = Stream.of("maxItems").filter(k -> types.contains("array"));
        // Several types mean free-form data, such as a free attribute. Only a field that is always a number has a
        // range.
        Stream<String> numbers = Stream.of("minimum", "maximum")
                .filter(k -> !closed && types.size() == 1 && (types.contains("integer") || types.contains("number")));
        return Stream.of(text, lists, numbers)
                .flatMap(s -> s)
                .filter(keyword -> !schema.has(keyword) && !schema.has(exclusive(keyword)));
    }

    private static String exclusive(String bound) {
        return "exclusive" + Character.toUpperCase(bound.charAt(0)) + bound.substring(1);
    }

    private static Stream<Finding> closed(Spec spec, Operation operation) {
        return operation.jsonBody().stream()
                .flatMap(body -> NestedSchemas.of(spec, body.schema()))
                .filter(schema -> NestedSchemas.types(schema).contains("object"))
                .filter(schema -> !schema.path("additionalProperties").isObject()
                        && schema.path("additionalProperties").booleanValue(true))
                .map(schema -> new Finding(
                        schema,
                        operation.label()
                                + " accepts unknown fields: set additionalProperties to false, or to a schema"));
    }

    private static Stream<Finding> failureKeys(Spec spec, Operation operation) {
        Set<String> codeKeys =
                spec.catalogue().values().stream().map(ErrorEntry::codeKey).collect(Collectors.toSet());
        return operation
                .successResponses()
                .flatMap(response ->
                        spec.resolve(response.schema()).path("properties").propertyStream())
                .filter(property -> codeKeys.contains(property.getKey()))
                .map(property -> new Finding(
                        property.getValue(),
                        operation.label() + " answers success with a key '" + property.getKey()
                                + "', which callers read as a failure: rename it"));
    }

    private static Stream<Finding> references(Spec spec) {
        return OpenApiDocument.everyNode(spec.root())
                .filter(node -> node.path("$ref").isString())
                .filter(node -> spec.resolve(node).isMissingNode())
                .map(node -> new Finding(
                        node, "$ref " + node.path("$ref").stringValue() + " points to nothing in this file"));
    }
}
