package com.eiam.accounts.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description as JSON, and where in it a reference points. */
record SpecDocument(JsonNode root) {

    private static final String RESOURCE = "/META-INF/eiam-accounts/openapi.json";

    /** Reads the description that this artifact carries. */
    static SpecDocument read() {
        try (InputStream in = SpecDocument.class.getResourceAsStream(RESOURCE)) {
            return new SpecDocument(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE, e);
        }
    }

    JsonNode at(JsonPointer pointer) {
        return root.at(pointer);
    }

    /** Where a node really stands: the place itself, or the one that its {@code $ref} names. */
    JsonPointer resolve(JsonPointer pointer) {
        JsonNode reference = at(pointer).path("$ref");
        return reference.isString()
                ? resolve(JsonPointer.compile(reference.stringValue().substring(1)))
                : pointer;
    }
}
