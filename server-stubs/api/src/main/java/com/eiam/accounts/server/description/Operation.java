package com.eiam.accounts.server.description;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * One operation of the spec. Not for implementers.
 *
 * @param id the operationId
 * @param method the HTTP method in upper case
 * @param path the path template
 * @param open whether it needs no bearer token
 * @param permissions the permission codes; a caller needs one of them
 * @param parameters first those of the path, in the path's order, then the others in the order of the spec
 * @param body empty if it takes none
 */
public record Operation(
        String id,
        String method,
        String path,
        boolean open,
        Set<String> permissions,
        List<Parameter> parameters,
        Optional<Body> body) {

    /**
     * A parameter.
     *
     * @param in {@code path}, {@code query} or {@code header}
     */
    public record Parameter(String name, String in, boolean required, RequestSchema schema) {}

    /**
     * A request body.
     *
     * @param maxBytes the largest size, in bytes as sent
     */
    public record Body(String mediaType, RequestSchema schema, int maxBytes) {}
}
