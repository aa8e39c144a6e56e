package com.eiam.accounts.contracts.model;

import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Replaces the strings in a JSON value; keys stay as they are. */
final class JsonStrings {

    private JsonStrings() {}

    static JsonNode replace(JsonNode value, UnaryOperator<JsonNode> replacement) {
        if (value.isObject()) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            value.properties().forEach(entry -> object.set(entry.getKey(), replace(entry.getValue(), replacement)));
            return object;
        }
        if (value.isArray()) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            value.forEach(element -> array.add(replace(element, replacement)));
            return array;
        }
        return value.isString() ? replacement.apply(value) : value;
    }
}
