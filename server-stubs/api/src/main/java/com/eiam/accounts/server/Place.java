package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/**
 * A place in a request: how messages name it, the schema that rules it and where it ranks among others.
 *
 * @param positions where keys stand, counted once for all places of a request
 * @param name such as {@code user_names[1]} or {@code extension.room}
 * @param schema what the description says of it; missing for an unknown field
 * @param value what the request has there; missing if it has nothing
 * @param ranks its positions from the top down, by the order of the schema's properties
 */
record Place(
        SpecDocument document, Positions positions, String name, JsonNode schema, JsonNode value, List<Integer> ranks)
        implements Comparable<Place> {

    static final String ERROR_CODE = "x-error-code";

    static Place of(SpecDocument document, JsonPointer schema, String name, JsonNode value) {
        return new Place(document, new Positions(), name, document.at(schema), value, List.of());
    }

    /** A place below this one. */
    Place below(List<Object> path) {
        Place place = this;
        for (Object element : path) {
            place = element instanceof Integer index ? place.item(index) : place.property(element.toString());
        }
        return place;
    }

    private Place item(int index) {
        return new Place(
                document,
                positions,
                name + "[" + index + "]",
                resolved(schema.path("items")),
                value.path(index),
                rank(index));
    }

    private Place property(String key) {
        JsonNode properties = schema.path("properties");
        JsonNode known = properties.path(key);
        JsonNode found = known.isMissingNode() ? schema.path("additionalProperties") : known;
        // Unknown ones come last, in the order in which they were sent.
        int position =
                known.isMissingNode() ? properties.size() + positions.of(key, value) : positions.of(key, properties);
        return new Place(
                document,
                positions,
                name.equals(Violation.BODY) && ranks.isEmpty() ? key : name + "." + key,
                resolved(found),
                value.path(key),
                rank(position));
    }

    private List<Integer> rank(int position) {
        List<Integer> longer = new ArrayList<>(ranks);
        longer.add(position);
        return longer;
    }

    private JsonNode resolved(JsonNode node) {
        JsonNode reference = node.path("$ref");
        return reference.isString()
                ? resolved(
                        document.at(JsonPointer.compile(reference.stringValue().substring(1))))
                : node;
    }

    /** Where a keyword stands in the place's schema; -1 for a rule that is written nowhere, since every value has it. */
    int positionOf(String keyword) {
        return positions.of(keyword, schema);
    }

    boolean isNull() {
        return value.isNull();
    }

    /** The code that the description names for a keyword that is broken here. */
    Optional<ErrorCode> code(String keyword) {
        return schema.path(ERROR_CODE).path(keyword).stringValueOpt().flatMap(ErrorCode::of);
    }

    /** The keyword's value as messages show it; empty if it has none. */
    String limit(String keyword) {
        JsonNode limit = schema.path(keyword);
        // Several types or values read as a list; that null is allowed too helps nobody.
        return limit.isArray()
                ? limit.valueStream()
                        .map(JsonNode::asString)
                        .filter(text -> !text.equals("null"))
                        .collect(Collectors.joining(", "))
                : limit.isValueNode() ? limit.asString() : "";
    }

    @Override
    public int compareTo(Place other) {
        for (int i = 0; i < Math.min(ranks.size(), other.ranks.size()); i++) {
            int order = Integer.compare(ranks.get(i), other.ranks.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(ranks.size(), other.ranks.size());
    }

    /** Where keys stand in objects; each object is counted once, however many of its keys are asked for. */
    static final class Positions {

        private final Map<JsonNode, Map<String, Integer>> counted = new IdentityHashMap<>();

        /** The position of a key, from 0; -1 if the object doesn't have it. */
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
