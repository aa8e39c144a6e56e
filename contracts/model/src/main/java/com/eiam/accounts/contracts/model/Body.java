package com.eiam.accounts.contracts.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The body of a request. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
@JsonSubTypes({
    @JsonSubTypes.Type(value = Body.Json.class, name = "json"),
    @JsonSubTypes.Type(value = Body.Padded.class, name = "padded"),
    @JsonSubTypes.Type(value = Body.Raw.class, name = "raw"),
    @JsonSubTypes.Type(value = Body.Form.class, name = "form")
})
public sealed interface Body {

    /** A JSON value. */
    record Json(@JsonValue JsonNode value) implements Body {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Json {}
    }

    /**
     * A JSON value with blanks after it, which mean nothing (RFC 8259, section 2).
     *
     * @param bytes the size of both, in bytes
     */
    record Padded(JsonNode value, int bytes) implements Body {}

    /** A text that is sent in UTF-8 as it is, such as malformed JSON. */
    record Raw(@JsonValue String text) implements Body {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Raw {}
    }

    /** The fields of a form ({@code application/x-www-form-urlencoded}), without those of the credentials. */
    record Form(@JsonValue Map<String, String> fields) implements Body {

        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public Form {
            fields = Ordered.copyOf(fields);
        }
    }
}
