package com.eiam.accounts.server;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.util.pattern.PathPattern;
import tools.jackson.core.JsonPointer;

/**
 * One operation of the API's description.
 *
 * @param id the operationId
 * @param method the HTTP method in upper case
 * @param path the path template
 * @param open whether it needs no bearer token
 * @param permissions the permission codes of which one is enough, in the order of the description
 * @param parameters its parameters: those of the path first, in the path's order
 * @param body what it accepts as a body; empty if it takes none
 */
record Operation(
        String id,
        String method,
        PathPattern path,
        boolean open,
        Set<String> permissions,
        List<Parameter> parameters,
        Optional<Body> body) {

    /**
     * A parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     * @param schema where its schema stands
     */
    record Parameter(String name, String in, boolean required, JsonPointer schema) {}

    /**
     * A request body.
     *
     * @param schema where its schema stands
     * @param maxBytes how many bytes it may have as it travels
     */
    record Body(String mediaType, JsonPointer schema, int maxBytes) {}
}
