package com.eiam.accounts.openapi.compatibility;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The types that a schema allows. */
final class Types {

    private static final Set<String> ALL = Set.of("null", "boolean", "object", "array", "number", "string", "integer");

    private Types() {}

    /** What a schema states as its types, in its order; empty if it states none. */
    static List<String> stated(JsonNode schema) {
        JsonNode type = schema.path("type");
        return (type.isArray() ? type.valueStream() : Stream.of(type).filter(JsonNode::isString))
                .map(JsonNode::stringValue)
                .toList();
    }

    /** Every type that a schema lets pass: a number's integers too, and all where it states none. */
    static Set<String> allowed(JsonNode schema) {
        List<String> stated = stated(schema);
        return stated.isEmpty()
                ? ALL
                : stated.stream()
                        .flatMap(type -> type.equals("number") ? Stream.of(type, "integer") : Stream.of(type))
                        .collect(Collectors.toSet());
    }

    /** How messages name them. */
    static String name(JsonNode schema) {
        List<String> stated = stated(schema);
        return stated.isEmpty() ? "any" : String.join(" or ", stated);
    }
}
