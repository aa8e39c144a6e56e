package com.eiam.accounts.openapi.document;

import java.util.Set;

/** The keywords that a schema of a request may have. */
public final class RequestKeywords {

    /** The keywords that restrict values. Contracts are derived from each, and each has a text in the catalogue. */
    public static final Set<String> RESTRICTING = Set.of(
            "required",
            "type",
            "enum",
            "const",
            "pattern",
            "minLength",
            "maxLength",
            "minItems",
            "maxItems",
            "uniqueItems",
            "minProperties",
            "maxProperties",
            "minimum",
            "maximum",
            "exclusiveMinimum",
            "exclusiveMaximum",
            "multipleOf",
            "additionalProperties",
            Extensions.MAX_BYTES,
            Extensions.VISIBLE_TEXT);

    private RequestKeywords() {}
}
