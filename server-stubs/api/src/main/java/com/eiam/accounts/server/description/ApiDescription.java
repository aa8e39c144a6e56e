package com.eiam.accounts.server.description;

import com.eiam.accounts.server.description.Operation.Body;
import com.eiam.accounts.server.description.Operation.Parameter;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What the spec says about operations, schemas and messages, read once. Thread-safe. Not for implementers. */
public final class ApiDescription {

    private final SpecDocument document;
    private final List<Operation> operations;

    private ApiDescription(SpecDocument document) {
        this.document = document;
        this.operations = keys(pointer("paths"))
                .flatMap(path -> keys(pointer("paths", path))
                        .filter(key -> document.at(pointer("paths", path, key)).has("operationId"))
                        .map(method -> operation(path, method)))
                .toList();
    }

    /** Reads the spec from the class path. */
    public static ApiDescription read() {
        return new ApiDescription(SpecDocument.read());
    }

    /** All operations, in the order of the spec. */
    public List<Operation> operations() {
        return operations;
    }

    /** The schema of a generated model. */
    public RequestSchema schema(Class<?> model) {
        return document.schema(pointer("components", "schemas", model.getSimpleName()));
    }

    /** The schema of a field of a generated model. */
    public RequestSchema schema(Class<?> model, String field) {
        return document.schema(pointer("components", "schemas", model.getSimpleName(), "properties", field));
    }

    /** What a request id of a caller must match. */
    public Pattern requestId() {
        return Pattern.compile(document.at(pointer("components", "headers", "X-Request-Id", "schema", "pattern"))
                .stringValue());
    }

    /** The code of requests that break a rule without a code of its own, and the texts for the rules. */
    public Map.Entry<String, JsonNode> ruleMessages() {
        return document.at(pointer("components", "examples")).properties().stream()
                .filter(example -> example.getValue().has("x-rule-messages"))
                .findFirst()
                .map(example -> Map.entry(example.getKey(), example.getValue().path("x-rule-messages")))
                .orElseThrow(() -> new IllegalStateException("no example of the spec has x-rule-messages"));
    }

    private Operation operation(String path, String method) {
        JsonPointer at = pointer("paths", path, method);
        JsonNode node = document.at(at);
        List<JsonNode> security = node.path("security")
                .valueStream()
                .map(alternative -> alternative.path("bearer"))
                .filter(permissions -> !permissions.isMissingNode())
                .toList();
        Set<String> permissions = security.stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return new Operation(
                node.path("operationId").stringValue(),
                method.toUpperCase(Locale.ROOT),
                path,
                security.isEmpty(),
                Collections.unmodifiableSet(permissions),
                parameters(path, at),
                body(document.resolve(at.appendProperty("requestBody"))));
    }

    private List<Parameter> parameters(String path, JsonPointer operation) {
        // A stable sort: parameters of the path first.
        return Stream.of(pointer("paths", path), operation)
                .map(owner -> owner.appendProperty("parameters"))
                .flatMap(list -> IntStream.range(0, document.at(list).size()).mapToObj(list::appendIndex))
                .map(document::resolve)
                .map(this::parameter)
                .sorted(Comparator.comparingInt(parameter ->
                        parameter.in().equals("path") ? path.indexOf("{" + parameter.name() + "}") : Integer.MAX_VALUE))
                .toList();
    }

    private Parameter parameter(JsonPointer at) {
        JsonNode node = document.at(at);
        return new Parameter(
                node.path("name").stringValue(),
                node.path("in").stringValue(),
                node.path("required").booleanValue(false),
                document.schema(at.appendProperty("schema")));
    }

    private Optional<Body> body(JsonPointer at) {
        return keys(at.appendProperty("content"))
                .findFirst()
                .map(mediaType -> new Body(
                        mediaType,
                        document.schema(at.appendProperty("content")
                                .appendProperty(mediaType)
                                .appendProperty("schema")),
                        document.at(at).path("x-max-bytes").intValue(Integer.MAX_VALUE - 1)));
    }

    private Stream<String> keys(JsonPointer at) {
        return document.at(at).propertyNames().stream();
    }

    private static JsonPointer pointer(String... properties) {
        JsonPointer pointer = JsonPointer.empty();
        for (String property : properties) {
            pointer = pointer.appendProperty(property);
        }
        return pointer;
    }
}
