package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.SpecException;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A spec in the words of OpenAPI 3.0. The comparer is blind to what 3.1 says differently: it takes all lists of types for
 * the same, and so passes over everything below them. What 3.0 has no words for is refused, not left out.
 */
final class ComparableView {

    private static final Set<String> COPIED =
            Set.of("format", "default", "readOnly", "writeOnly", "multipleOf", "required", "enum", "x-error-code");
    private static final Set<String> TYPED = Set.of(
            "maximum",
            "minimum",
            "maxLength",
            "minLength",
            "pattern",
            "maxItems",
            "minItems",
            "uniqueItems",
            "maxProperties",
            "minProperties",
            "x-max-bytes");
    private static final Set<String> TRANSLATED = Set.of(
            "type",
            "const",
            "exclusiveMaximum",
            "exclusiveMinimum",
            "properties",
            "items",
            "additionalProperties",
            "allOf",
            "oneOf");
    private static final Set<String> SAYING_NOTHING =
            Set.of("$ref", "$comment", "description", "title", "example", "examples", "deprecated", "externalDocs");
    /** Compared by classes of our own, or not at all: {@code servers} say where, not what. */
    private static final Set<String> LEFT_OUT =
            Set.of("security", "x-contracts", "example", "examples", "tags", "servers", "summary", "externalDocs");

    private final Document document;
    private final ObjectNode schemas = JsonNodeFactory.instance.objectNode();

    private ComparableView(Document document) {
        this.document = document;
    }

    /**
     * The spec as the comparer reads it.
     *
     * @throws SpecException if a schema has a keyword that cannot be compared
     */
    static OpenAPI of(Document document) {
        ObjectNode view = new ComparableView(document).view();
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult result = new OpenAPIV3Parser().readContents(view.toString(), null, options);
        if (!result.getMessages().isEmpty()) {
            throw new SpecException(
                    document.spec().name() + ": cannot be compared: " + String.join("; ", result.getMessages()));
        }
        return result.getOpenAPI();
    }

    private ObjectNode view() {
        JsonNode root = document.spec().root();
        ObjectNode view = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        view.putObject("info").put("title", "compared").put("version", "0");
        view.set("paths", copy(root.path("paths")));
        ObjectNode components = view.putObject("components");
        root.path("components").properties().forEach(entry -> {
            switch (entry.getKey()) {
                case "schemas" ->
                    entry.getValue()
                            .properties()
                            .forEach(named -> schemas.set(named.getKey(), schema(named.getValue())));
                case "parameters", "headers", "responses", "requestBodies" ->
                    components.set(entry.getKey(), copy(entry.getValue()));
                default -> {}
            }
        });
        components.set("schemas", schemas);
        return view;
    }

    private JsonNode copy(JsonNode node) {
        if (node.isArray()) {
            ArrayNode copy = JsonNodeFactory.instance.arrayNode();
            node.forEach(item -> copy.add(copy(item)));
            return copy;
        }
        if (!node.isObject()) {
            return node;
        }
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        node.properties().forEach(entry -> {
            if (entry.getKey().equals("schema")) {
                copy.set("schema", schema(entry.getValue()));
            } else if (!LEFT_OUT.contains(entry.getKey())) {
                copy.set(entry.getKey(), copy(entry.getValue()));
            }
        });
        return copy;
    }

    private ObjectNode schema(JsonNode node) {
        refuseUnknown(node);
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        if (node.has("$ref")) {
            return copy.set("$ref", node.path("$ref"));
        }
        node.properties().stream()
                .filter(entry -> COPIED.contains(entry.getKey()) || TYPED.contains(entry.getKey()))
                .forEach(entry -> copy.set(entry.getKey(), entry.getValue()));
        node.path("properties")
                .properties()
                .forEach(entry -> copy.withObjectProperty("properties").set(entry.getKey(), schema(entry.getValue())));
        if (node.has("items")) {
            copy.set("items", schema(node.path("items")));
        }
        if (node.has("const")) {
            copy.putArray("enum").add(node.path("const"));
        }
        exclusive(node, copy, "maximum", "exclusiveMaximum");
        exclusive(node, copy, "minimum", "exclusiveMinimum");
        node.path("allOf").forEach(item -> copy.withArrayProperty("allOf").add(schema(item)));
        for (int i = 0; i < node.path("oneOf").size(); i++) {
            JsonNode item = node.path("oneOf").get(i);
            // The comparer matches alternatives by their names, and is blind to those without one.
            copy.withArrayProperty("oneOf")
                    .add(item.has("$ref") ? schema(item) : named(name(node, "oneOf-" + i), schema(item)));
        }
        return typed(node, copy);
    }

    private void refuseUnknown(JsonNode node) {
        node.propertyStream()
                .filter(entry -> node.has("$ref")
                        ? !SAYING_NOTHING.contains(entry.getKey())
                        : !COPIED.contains(entry.getKey())
                                && !TYPED.contains(entry.getKey())
                                && !TRANSLATED.contains(entry.getKey())
                                && !SAYING_NOTHING.contains(entry.getKey())
                                && !entry.getKey().startsWith("x-"))
                .findFirst()
                .ifPresent(entry -> {
                    throw new SpecException(document.at(
                                    node,
                                    entry.getKey(),
                                    "cannot be compared with what was released: say it with another keyword")
                            .toString());
                });
    }

    private static void exclusive(JsonNode node, ObjectNode copy, String bound, String exclusive) {
        if (node.has(exclusive)) {
            copy.set(bound, node.path(exclusive));
            copy.put(exclusive, true);
        }
    }

    /** One type stays; of several, each becomes an alternative of its own, with the keywords that speak of it. */
    private ObjectNode typed(JsonNode node, ObjectNode copy) {
        List<String> types = new ArrayList<>(Types.stated(node));
        if (types.remove("null")) {
            copy.put("nullable", true);
        }
        if (types.contains("object") || node.has("properties")) {
            JsonNode additional = node.path("additionalProperties");
            // Open without a word is the same as open, and as open to anything.
            copy.set(
                    "additionalProperties",
                    additional.isObject()
                            ? schema(additional)
                            : additional.booleanValue(true)
                                    ? JsonNodeFactory.instance.objectNode()
                                    : JsonNodeFactory.instance.booleanNode(false));
        }
        if (types.size() == 1) {
            return copy.put("type", types.get(0));
        }
        for (String type : types) {
            ObjectNode alternative = copy.deepCopy().put("type", type);
            alternative.remove(List.of("oneOf", "nullable", "default", "x-error-code"));
            if (!type.equals("array")) {
                alternative.remove("items");
            }
            copy.withArrayProperty("oneOf").add(named(name(node, type), alternative));
        }
        return types.isEmpty() ? copy : copy.remove(List.of("items", "properties", "additionalProperties"));
    }

    private String name(JsonNode node, String part) {
        return document.pointer(node).replaceAll("[^A-Za-z0-9]", "_") + "-" + part;
    }

    private ObjectNode named(String name, ObjectNode schema) {
        schemas.set(name, schema);
        return JsonNodeFactory.instance.objectNode().put("$ref", "#/components/schemas/" + name);
    }
}
