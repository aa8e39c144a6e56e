package com.eiam.accounts.server;

import java.util.Objects;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.json.JsonMapper;

/**
 * The API's rules for request bodies, for what only the implementer can put together: the values that a merge with what
 * is stored results in. What a caller sends has been checked before an implementer sees it.
 *
 * <p>Thread-safe.
 */
public final class RequestRules {

    private final SpecDocument document;
    private final RequestSchemas schemas;
    private final JsonMapper mapper;

    RequestRules(SpecDocument document, RequestSchemas schemas, JsonMapper mapper) {
        this.document = document;
        this.schemas = schemas;
        this.mapper = mapper;
    }

    /**
     * Holds a value against the rules of a field. A value that breaks one ends the call with an unchecked exception,
     * which is answered as if the caller had sent that value.
     *
     * @param model the generated class of the request body
     * @param field the field's name as it travels
     * @param value what the field would become, in the types that JSON knows
     */
    public void check(Class<?> model, String field, Object value) {
        Objects.requireNonNull(field, "field");
        JsonPointer schema = document.resolve(RequestSchemas.component(model.getSimpleName())
                .appendProperty("properties")
                .appendProperty(field));
        schemas.check(schema, field, mapper.valueToTree(value));
    }
}
