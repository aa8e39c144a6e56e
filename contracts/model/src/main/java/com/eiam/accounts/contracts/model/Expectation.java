package com.eiam.accounts.contracts.model;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The response that a contract expects. The schema of the operation's response holds beside it.
 *
 * @param outcome status and error code
 * @param headers the headers that must be there, by name
 * @param body the values that the body must have: of an object, the stated keys with exactly these values; empty if the
 *     schema says all
 * @param absent top-level keys that the body must not have, though its schema allows them
 */
public record Expectation(Outcome outcome, Map<String, Header> headers, Optional<JsonNode> body, Set<String> absent) {

    /**
     * A header that must be there.
     *
     * @param example a value that a stub sends
     * @param pattern the regular expression that the whole value must match
     */
    public record Header(String example, String pattern) {}

    public Expectation {
        // Jackson reads a key that is left out as null.
        body = body.filter(value -> !value.isNull());
        headers = Ordered.copyOf(headers);
        absent = Ordered.copyOf(absent);
    }

    public Expectation withBody(Optional<JsonNode> values) {
        return new Expectation(outcome, headers, values, absent);
    }
}
