package com.eiam.accounts.openapi.document;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * One operation of a document, references resolved.
 *
 * @param id the operationId; empty if there is none
 * @param method the HTTP method in upper case
 * @param parameters the parameters of the path first, in the order of the template; then the others of the path item
 *     and of the operation, as written. One of the operation replaces one of the path item with the same name and place
 * @param body the request body; empty if the operation takes none
 * @param security how callers identify themselves
 * @param permissions the permission codes (scopes) of which one is enough, in the order of the document
 * @param node the operation as it is written
 */
public record OperationObject(
        String id,
        String method,
        String path,
        List<Parameter> parameters,
        Optional<Body> body,
        Security security,
        Set<String> permissions,
        JsonNode node) {

    /**
     * @param in its place: {@code path}, {@code query}, {@code header} or {@code cookie}
     * @param schema its schema, resolved; missing if there is none
     * @param node the parameter as it is written
     */
    public record Parameter(String name, String in, boolean required, JsonNode schema, JsonNode node) {

        public boolean isInPath() {
            return in.equals("path");
        }
    }

    /**
     * A request body. It has one media type.
     *
     * @param schema its schema, resolved; missing if there is none
     * @param maxBytes how many bytes it may have; {@link Integer#MAX_VALUE} if no bound is stated
     */
    public record Body(String mediaType, JsonNode schema, int maxBytes) {

        /** Whether it is a form and not JSON. */
        public boolean isForm() {
            return mediaType.equals("application/x-www-form-urlencoded");
        }
    }

    /** How callers of an operation identify themselves, from the weakest to the strongest. */
    public enum Security {
        /** Not at all. */
        NONE,
        /** With their client id and secret (RFC 7617). */
        BASIC,
        /** With an access token (RFC 6750). */
        BEARER
    }
}
