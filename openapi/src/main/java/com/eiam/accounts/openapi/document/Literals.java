package com.eiam.accounts.openapi.document;

import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Reads the values of parameters, which are sent as text. */
public final class Literals {

    /**
     * The types whose values read the same in a query or a header as in JSON, and what such a value looks like. Longer
     * numbers take long to read.
     */
    public static final Map<String, String> PATTERNS = Map.of(
            "integer", "-?(0|[1-9][0-9]{0,99})",
            "number", "-?(0|[1-9][0-9]{0,99})(\\.[0-9]{1,99})?([eE][+-]?[0-9]{1,3})?",
            "boolean", "true|false");

    private Literals() {}

    /** The value of a text as JSON: of the type that a schema wants, or text if it is not one. */
    public static JsonNode parse(JsonNode schema, String text) {
        boolean literal = OpenApiDocument.texts(schema.path("type"))
                .map(PATTERNS::get)
                .anyMatch(form -> form != null && text.matches(form));
        return literal ? JsonMapper.shared().readTree(text) : JsonNodeFactory.instance.stringNode(text);
    }
}
