package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Walks schemas and those below them, references resolved. */
final class NestedSchemas {

    private NestedSchemas() {}

    /** Every schema of a request: those of the parameters and of the body, and those below them. */
    static Stream<JsonNode> ofRequest(Spec spec, Operation operation) {
        Stream<JsonNode> parameters = operation.parameters().stream().map(Parameter::schema);
        Stream<JsonNode> body = operation.body().map(Body::schema).stream();
        return Stream.concat(parameters, body).flatMap(schema -> of(spec, schema));
    }

    /** Every schema of the requests and responses of a spec. */
    static Stream<JsonNode> all(Spec spec) {
        Stream<JsonNode> requests = spec.operations().stream().flatMap(operation -> ofRequest(spec, operation));
        Stream<JsonNode> responses = spec.operations().stream()
                .flatMap(operation -> operation.responses().stream())
                .flatMap(response -> Stream.concat(
                        Stream.of(response.schema()),
                        response.node()
                                .path("headers")
                                .valueStream()
                                .map(header -> spec.resolve(header).path("schema"))))
                .flatMap(schema -> of(spec, schema));
        return Stream.concat(requests, responses);
    }

    /** A schema and those below it. */
    static Stream<JsonNode> of(Spec spec, JsonNode schema) {
        return of(spec, schema, Set.of());
    }

    /** Leaves out references to schemas that it is below already. */
    private static Stream<JsonNode> of(Spec spec, JsonNode schema, Set<String> above) {
        String reference = schema.path("$ref").stringValue("");
        if (above.contains(reference)) {
            return Stream.empty();
        }
        Set<String> seen = Stream.concat(above.stream(), Stream.of(reference))
                .filter(known -> !known.isEmpty())
                .collect(Collectors.toSet());
        JsonNode target = spec.resolve(schema);
        Stream<JsonNode> children = Stream.of(
                        target.path("properties").valueStream(),
                        Stream.of(target.path("items"), target.path("additionalProperties"), target.path("not")),
                        target.path("allOf").valueStream(),
                        target.path("oneOf").valueStream(),
                        target.path("anyOf").valueStream())
                .flatMap(stream -> stream)
                .filter(JsonNode::isObject);
        return Stream.concat(Stream.of(target), children.flatMap(child -> of(spec, child, seen)));
    }

    /** The types of a schema, without null. */
    static Set<String> types(JsonNode schema) {
        return OpenApiDocument.texts(schema.path("type"))
                .filter(type -> !type.equals("null"))
                .collect(Collectors.toSet());
    }

    static String typeNames(JsonNode schema) {
        return types(schema).stream().sorted().collect(Collectors.joining(" or "));
    }
}
