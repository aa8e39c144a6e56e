package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Finds the descriptions of a document that demand something of a server. */
final class DescriptionReader {

    /** What describes no server, and what contracts say themselves. */
    private static final Set<String> OTHERS =
            Set.of("tags", "servers", "example", "examples", Extensions.CONTRACTS, Extensions.SENTENCES);

    /** Keys that say nothing about the place of what is below them. */
    private static final Set<String> GROUPS = Set.of(
            "paths", "components", "schemas", "responses", "parameters", "headers", "securitySchemes", "properties");

    private final JsonNode root;
    private final Map<JsonNode, String> operations = new IdentityHashMap<>();

    DescriptionReader(OpenApiDocument document) {
        root = document.root();
        document.operations().forEach((OperationObject operation) -> operations.put(operation.node(), operation.id()));
    }

    List<Description> read() {
        return below("", "", "", root).toList();
    }

    /** The first sentence says what the object is, unless it describes an operation or the whole API. */
    private Stream<Description> below(String place, String operation, String key, JsonNode node) {
        boolean labelled = !operations.containsKey(node) && !place.equals("info");
        Stream<Description> own = node.path("description").isString()
                ? Stream.of(Description.of(place, operation, labelled, node))
                : Stream.empty();
        Stream<Description> fields = node.propertyStream()
                .filter(entry -> !OTHERS.contains(entry.getKey()))
                .flatMap(entry -> child(place, operation, key, entry.getKey(), entry.getValue()));
        Stream<Description> items = (node.isArray() ? node.valueStream() : Stream.<JsonNode>empty())
                .flatMap(item -> child(place, operation, "", item.path("name").stringValue(""), item));
        return Stream.of(own, fields, items)
                .flatMap(descriptions -> descriptions)
                .filter(description -> !description.sentences().isEmpty()
                        || description.entries().findAny().isPresent());
    }

    private Stream<Description> child(String place, String operation, String parent, String key, JsonNode node) {
        if (operations.containsKey(node)) {
            return below(operations.get(node), operations.get(node), key, node);
        }
        // A property may have the name of a group.
        boolean group = key.isEmpty() || key.startsWith("/") || GROUPS.contains(key) && !parent.equals("properties");
        String below = place.isEmpty() || group ? place + (group ? "" : key) : place + "." + key;
        return below(below, operation, key, node);
    }
}
