package com.eiam.accounts.openapi;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract: a request and the expected response. What an entry of {@code x-contracts} leaves out is filled in from the
 * operation's first contract.
 *
 * @param name what it states, as a sentence without its subject; unique within the operation
 * @param request the keys of {@code x-contracts}' request: client, method, url, path, query, headers, body, raw, form
 * @param error the expected error code; empty for a success
 * @param rule the field and the keyword that the message must name; missing if it names none
 * @param status the expected status; for an error, that of the catalogue
 * @param expected expected values of a success body; missing if the schema says enough
 * @param then the read that must show the change, as it is written; missing if there is none
 * @param node the entry as it is written
 */
public record Contract(
        String name,
        ObjectNode request,
        Optional<String> error,
        JsonNode rule,
        int status,
        JsonNode expected,
        JsonNode then,
        JsonNode node) {

    /**
     * A success that the spec implies without stating it.
     *
     * @param expected expected values of the body; missing if the schema says enough
     */
    public static Contract success(String name, ObjectNode request, int status, JsonNode expected) {
        JsonNode none = MissingNode.getInstance();
        return new Contract(name, request, Optional.empty(), none, status, expected, none, none);
    }

    /**
     * An error that the spec implies without stating it.
     *
     * @param rule the field and the keyword that the message must name; missing if it names none
     */
    public static Contract refusal(String name, ObjectNode request, ErrorEntry error, JsonNode rule) {
        JsonNode none = MissingNode.getInstance();
        return new Contract(name, request, Optional.of(error.code()), rule, error.status(), none, none, none);
    }
}
