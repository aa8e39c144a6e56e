package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.Responses;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request and its response.
 *
 * @param previous the responses that values of the request come from
 * @param response the response as it was received; empty if there was none
 * @param fault in words, why there was no response; empty if there was one
 */
public record Exchange(Request request, Responses previous, Optional<Response> response, Optional<String> fault) {

    public boolean isSuccess() {
        return response.filter(Response::isSuccess).isPresent();
    }

    /** The body of the response as JSON; missing if there is none. */
    public JsonNode body() {
        return response.map(Response::json).orElse(MissingNode.getInstance());
    }
}
