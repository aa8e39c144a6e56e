package com.eiam.accounts.contracts.model;

import tools.jackson.databind.JsonNode;

/**
 * A value that is known only after a change: an OpenAPI runtime expression that points into the body of its response
 * (OpenAPI 3.1.1, 4.8.20.4), such as {@code $response.body#/account_id}.
 */
public final class RuntimeExpression {

    private static final String PREFIX = "$response.body#";

    private RuntimeExpression() {}

    /** Whether a text is such an expression. */
    public static boolean is(String text) {
        return text.startsWith(PREFIX);
    }

    /** The JSON pointer of an expression, such as {@code /account_id}. */
    public static String pointer(String expression) {
        return expression.substring(PREFIX.length());
    }

    /** The value of a text: what an expression points to in a response, as text, and any other text itself. */
    public static String resolve(String text, JsonNode response) {
        return is(text) ? response.at(pointer(text)).asString("") : text;
    }

    /** The value with every expression in it replaced by what it points to in a response. */
    public static JsonNode resolve(JsonNode value, JsonNode response) {
        return JsonStrings.replace(
                value, text -> is(text.stringValue()) ? response.at(pointer(text.stringValue())) : text);
    }
}
