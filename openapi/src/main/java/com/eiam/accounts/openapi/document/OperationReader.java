package com.eiam.accounts.openapi.document;

import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Reads the operations of a document. */
record OperationReader(OpenApiDocument document) {

    /** The keys of a path item that are HTTP methods (OpenAPI 3.1.1, 4.8.9). */
    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    List<OperationObject> read() {
        return document.root()
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .filter(entry -> METHODS.contains(entry.getKey()))
                        .map(entry -> operation(path.getKey(), entry.getKey(), path.getValue(), entry.getValue())))
                .toList();
    }

    private OperationObject operation(String path, String method, JsonNode item, JsonNode node) {
        return new OperationObject(
                node.path("operationId").stringValue(""),
                method.toUpperCase(Locale.ROOT),
                path,
                parameters(path, item, node),
                body(document.resolve(node.path("requestBody"))),
                security(node),
                permissions(node),
                node);
    }

    private List<Parameter> parameters(String path, JsonNode item, JsonNode node) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        Stream.of(item, node)
                .flatMap(holder -> holder.path("parameters").valueStream())
                .map(written -> parameter(document.resolve(written)))
                .forEach(parameter -> parameters.put(parameter.in() + " " + parameter.name(), parameter));
        return parameters.values().stream()
                // The sort is stable.
                .sorted(Comparator.comparingInt(parameter ->
                        parameter.isInPath() ? path.indexOf("{" + parameter.name() + "}") : Integer.MAX_VALUE))
                .toList();
    }

    private Parameter parameter(JsonNode node) {
        return new Parameter(
                node.path("name").stringValue(""),
                node.path("in").stringValue(""),
                node.path("required").booleanValue(false),
                document.resolve(node.path("schema")),
                node);
    }

    private Optional<Body> body(JsonNode body) {
        return body.path("content")
                .propertyStream()
                .findFirst()
                .map(content -> new Body(
                        content.getKey(),
                        document.resolve(content.getValue().path("schema")),
                        body.path(Extensions.MAX_BYTES).intValue(Integer.MAX_VALUE)));
    }

    private Security security(JsonNode node) {
        JsonNode schemes = document.root().at("/components/securitySchemes");
        Set<Security> kinds = node.path("security")
                .valueStream()
                .flatMap(alternative -> alternative.propertyNames().stream())
                .map(name -> document.resolve(schemes.path(name)).path("scheme").stringValue(""))
                .map(scheme -> scheme.equalsIgnoreCase("basic") ? Security.BASIC : Security.BEARER)
                .collect(Collectors.toSet());
        return kinds.stream().max(Comparator.naturalOrder()).orElse(Security.NONE);
    }

    private static Set<String> permissions(JsonNode node) {
        return node.path("security")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::stringValue)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
