package com.eiam.accounts.openapi.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Merges each {@code oneOf} whose choices differ in their type into one schema with a list of types, which means the
 * same. Generators of clients need {@code oneOf}. Rules and contracts need one schema that has all keywords.
 */
public final class TypeChoices {

    /** Keywords that restrict values of any type. A choice that has one of them cannot be merged. */
    private static final Set<String> OF_ANY_TYPE = Set.of("const", "enum", Extensions.MAX_BYTES);

    /** Keywords that restrict nothing. They describe one choice, and are not true of all. */
    private static final Set<String> OF_ONE_CHOICE = Set.of("description", "format", "title");

    private TypeChoices() {}

    /** Merges the choices in a tree, which it changes. */
    public static void merge(JsonNode root) {
        OpenApiDocument document = new OpenApiDocument(root);
        List<ObjectNode> choosing = OpenApiDocument.everyNode(root)
                .filter(node -> node.path("oneOf").isArray() && !node.has("type"))
                .map(ObjectNode.class::cast)
                .collect(Collectors.toCollection(ArrayList::new));
        // A choice can refer to one that is merged only after it, so this repeats.
        boolean merged = true;
        while (merged) {
            merged = choosing.removeIf(schema -> isMerged(document, schema));
        }
    }

    private static boolean isMerged(OpenApiDocument document, ObjectNode schema) {
        ObjectNode merged = schema.objectNode();
        ArrayNode types = merged.putArray("type");
        for (JsonNode choice :
                schema.path("oneOf").valueStream().map(document::resolve).toList()) {
            for (String keyword : choice.propertyNames()) {
                JsonNode value = choice.path(keyword);
                if (keyword.equals("type")) {
                    OpenApiDocument.texts(value).forEach(types::add);
                } else if (isOfOneType(keyword) && !schema.has(keyword) && !merged.has(keyword)) {
                    merged.set(keyword, value);
                } else if (!OF_ONE_CHOICE.contains(keyword)) {
                    return false;
                }
            }
            if (!choice.has("type")) {
                return false;
            }
        }
        // A whole number is a number as well.
        Set<String> disjoint = new HashSet<>();
        if (!types.valueStream()
                .map(type -> type.asString().replace("integer", "number"))
                .allMatch(disjoint::add)) {
            return false;
        }
        schema.remove("oneOf");
        schema.setAll(merged);
        return true;
    }

    private static boolean isOfOneType(String keyword) {
        return keyword.equals("properties")
                || keyword.equals("items")
                || RequestKeywords.RESTRICTING.contains(keyword) && !OF_ANY_TYPE.contains(keyword);
    }
}
