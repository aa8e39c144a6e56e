package com.eiam.accounts.server.description;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A schema of the spec that requests are checked against. Thread-safe. Not for implementers. */
public final class RequestSchema {

    /** The spec's keyword that maps the keywords of a schema to error codes. */
    public static final String ERROR_CODE = "x-error-code";

    private final SpecDocument document;
    private final JsonNode node;
    private final Schema validator;

    RequestSchema(SpecDocument document, JsonNode node, Schema validator) {
        this.document = document;
        this.node = node;
        this.validator = validator;
    }

    /** The schema's keywords. */
    public JsonNode node() {
        return node;
    }

    /** A schema below this one, or the schema that its {@code $ref} names. */
    public JsonNode resolve(JsonNode below) {
        return document.resolve(below);
    }

    /** The rules that a value breaks, in no particular order. */
    public List<Error> errors(JsonNode value) {
        return validator.validate(value);
    }
}
