package com.eiam.accounts.server.description;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/**
 * A schema of the spec that requests are checked against. Thread-safe. Not for implementers.
 *
 * @param validator the same, compiled
 * @param references follows the {@code $ref} of a schema below this one
 */
public record RequestSchema(JsonNode node, Schema validator, UnaryOperator<JsonNode> references) {

    /** A schema below this one, or the schema that its {@code $ref} names. */
    public JsonNode resolve(JsonNode below) {
        return references.apply(below);
    }

    /** The rules that a value breaks, in no particular order. */
    public List<Error> errors(JsonNode value) {
        return validator.validate(value);
    }
}
