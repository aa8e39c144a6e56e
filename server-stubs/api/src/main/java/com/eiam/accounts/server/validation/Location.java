package com.eiam.accounts.server.validation;

import com.eiam.accounts.openapi.document.ErrorTexts;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.server.description.RequestSchema;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.eiam.accounts.server.validation.Violation.BrokenRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A location in a request. Locations are ordered as the schema's properties are; unknown fields come last.
 *
 * @param root the schema of the whole value
 * @param positions the positions of keys, counted once for all locations of a request
 * @param name its name in messages, such as {@code user_names[1]} or {@code extension.room}
 * @param schema its schema; missing for an unknown field
 * @param value its value; missing if the request has none
 * @param path its position on each level, from the top down
 */
record Location(
        RequestSchema root, Positions positions, String name, JsonNode schema, JsonNode value, List<Integer> path)
        implements Comparable<Location> {

    static Location of(RequestSchema schema, String name, JsonNode value) {
        return new Location(schema, new Positions(), name, schema.node(), value, List.of());
    }

    Location below(List<Object> elements) {
        Location location = this;
        for (Object element : elements) {
            location = element instanceof Integer index ? location.item(index) : location.property(element.toString());
        }
        return location;
    }

    private Location item(int index) {
        return child(name + "[" + index + "]", schema.path("items"), value.path(index), index);
    }

    private Location property(String key) {
        JsonNode properties = schema.path("properties");
        boolean known = properties.has(key);
        return child(
                name.equals(Violation.BODY) && path.isEmpty() ? key : name + "." + key,
                known ? properties.path(key) : schema.path("additionalProperties"),
                value.path(key),
                known ? positions.of(key, properties) : properties.size() + positions.of(key, value));
    }

    private Location child(String childName, JsonNode childSchema, JsonNode childValue, int position) {
        List<Integer> longer = new ArrayList<>(path);
        longer.add(position);
        return new Location(root, positions, childName, root.resolve(childSchema), childValue, longer);
    }

    /** The position of a keyword in the schema; -1 for a rule that every value has. */
    int positionOf(String keyword) {
        return positions.of(keyword, schema);
    }

    Violation violation(String keyword) {
        Optional<String> code = schema.path(Extensions.ERROR_CODE).path(keyword).stringValueOpt();
        return new Violation(new BrokenRule(
                name,
                keyword,
                ErrorTexts.limit(schema.path(keyword)),
                code.flatMap(ErrorCode::of),
                code.flatMap(TokenErrorCode::of)));
    }

    @Override
    public int compareTo(Location other) {
        for (int i = 0; i < Math.min(path.size(), other.path.size()); i++) {
            int order = Integer.compare(path.get(i), other.path.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(path.size(), other.path.size());
    }

    /** The positions of keys in objects. Counts each object once, so that a request with many errors stays cheap. */
    static final class Positions {

        private final Map<JsonNode, Map<String, Integer>> counted = new IdentityHashMap<>();

        /** The position of a key, from 0; -1 if the object does not have it. */
        int of(String key, JsonNode object) {
            return counted.computeIfAbsent(object, Positions::count).getOrDefault(key, -1);
        }

        private static Map<String, Integer> count(JsonNode object) {
            Map<String, Integer> positions = new HashMap<>();
            object.propertyNames().forEach(name -> positions.put(name, positions.size()));
            return positions;
        }
    }
}
