package com.eiam.accounts.openapi;

import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stated contract: a request, and what it must be answered with. What its entry in {@code x-contracts} leaves out has
 * been filled in from the operation's first contract.
 *
 * @param name what it states, as a sentence without its subject; unique within the operation
 * @param request the keys of {@code x-contracts}' request: client, method, url, path, query, headers, body, raw, form
 * @param error the code that must be answered; empty for a success
 * @param rule the field and the keyword that the message must name; missing if it names none
 * @param status the status that must be answered; for an error the catalogue's
 * @param expected values that a success body must hold; missing if only the schema speaks
 * @param then the read that must show the change, as its entry states it; missing if none does
 * @param node the entry as it stands in the spec
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
     * A success that no entry of the spec states, but that follows from it.
     *
     * @param expected values that the body must hold; missing if only the schema speaks
     */
    public static Contract success(String name, ObjectNode request, int status, JsonNode expected) {
        JsonNode none = MissingNode.getInstance();
        return new Contract(name, request, Optional.empty(), none, status, expected, none, none);
    }

    /**
     * A refusal that no entry of the spec states, but that follows from it.
     *
     * @param rule the field and the keyword that the message must name; missing if it names none
     */
    public static Contract refusal(String name, ObjectNode request, ErrorEntry error, JsonNode rule) {
        JsonNode none = MissingNode.getInstance();
        return new Contract(name, request, Optional.of(error.code()), rule, error.status(), none, none, none);
    }
}
