package com.eiam.accounts.contracts.model;

import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The strings in JSON. */
public final class JsonStrings {

    private JsonStrings() {}

    /** The value with other strings in it. Keys stay as they are. */
    public static JsonNode replace(JsonNode value, UnaryOperator<JsonNode> replacement) {
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

    /** The JSON text with halves of surrogate pairs escaped, since UTF-8 cannot hold them. */
    public static String escapedHalves(String json) {
        return json.codePoints().noneMatch(JsonStrings::isHalf)
                ? json
                : json.codePoints()
                        .mapToObj(point -> isHalf(point) ? "\\u%04X".formatted(point) : Character.toString(point))
                        .collect(Collectors.joining());
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }
}
