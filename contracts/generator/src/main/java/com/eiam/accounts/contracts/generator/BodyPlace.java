package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A place in a JSON body that a schema speaks of: a key, the first entry of a list, a key of the caller's own choice.
 *
 * @param steps from the top down; {@link #FIRST} for the first entry of a list
 * @param required whether the body must have it
 * @param position among the body's places, from 0, in the order in which a server checks them
 */
record BodyPlace(List<String> steps, JsonNode schema, boolean required, int position) {

    static final String FIRST = "[0]";

    /** A key that callers may choose where they may choose one. */
    private static final String OWN_KEY = "note";

    /** The places of a body, those of lists and free keys included. */
    static List<BodyPlace> of(Spec spec, JsonNode body) {
        List<BodyPlace> places = new ArrayList<>();
        JsonNode schema = spec.resolve(body);
        Set<String> required =
                schema.path("required").valueStream().map(JsonNode::stringValue).collect(Collectors.toSet());
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            add(spec, places, List.of(property.getKey()), property.getValue(), required.contains(property.getKey()));
        }
        return places;
    }

    private static void add(Spec spec, List<BodyPlace> places, List<String> steps, JsonNode node, boolean required) {
        JsonNode schema = spec.resolve(node);
        places.add(new BodyPlace(steps, schema, required, places.size()));
        if (schema.path("additionalProperties").isObject()) {
            add(spec, places, below(steps, OWN_KEY), schema.path("additionalProperties"), false);
        }
        if (schema.has("items")) {
            add(spec, places, below(steps, FIRST), schema.path("items"), false);
        }
    }

    private static List<String> below(List<String> steps, String step) {
        return Stream.concat(steps.stream(), Stream.of(step)).toList();
    }

    /** What messages call it: {@code user_names[0]}, {@code extension.note}. */
    String field() {
        return String.join(".", steps).replace("." + FIRST, FIRST);
    }

    boolean isTop() {
        return steps.size() == 1;
    }

    Set<String> types() {
        JsonNode type = schema.path("type");
        return (type.isArray() ? type.valueStream() : Stream.of(type))
                .map(JsonNode::asString)
                .collect(Collectors.toSet());
    }

    /** A body with another value at this place. */
    ObjectNode with(ObjectNode body, JsonNode value) {
        JsonNode inner = value;
        for (int i = steps.size() - 1; i > 0; i--) {
            inner = steps.get(i).equals(FIRST)
                    ? JsonNodeFactory.instance.arrayNode().add(inner)
                    : JsonNodeFactory.instance.objectNode().set(steps.get(i), inner);
        }
        body.set(steps.get(0), inner);
        return body;
    }

    /** The JSON Schema of all bodies that have at this place what the given one describes. */
    ObjectNode matching(JsonNode what) {
        ObjectNode schema = (ObjectNode) what;
        for (int i = steps.size() - 1; i >= 0; i--) {
            ObjectNode outer = JsonNodeFactory.instance.objectNode();
            if (steps.get(i).equals(FIRST)) {
                outer.put("type", "array").set("contains", schema);
            } else if (i > 0) {
                // Below the top a key is one that the caller chose.
                outer.put("type", "object")
                        .putObject("not")
                        .putObject("additionalProperties")
                        .set("not", schema);
            } else {
                outer.put("type", "object").putArray("required").add(steps.get(i));
                outer.putObject("properties").set(steps.get(i), schema);
            }
            schema = outer;
        }
        return schema;
    }
}
