package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request and its response.
 *
 * @param request the request as reports show it
 * @param curl the command that repeats it
 * @param response the response as it was received; empty if there was none
 * @param shown the response as reports show it; empty if there was none
 * @param fault in words, why there was no response; empty if there was one
 */
public record Exchange(
        SentRequest request,
        String curl,
        Optional<Response> response,
        Optional<ReceivedAnswer> shown,
        Optional<String> fault) {

    /** Whether the response is a success. */
    public boolean isSuccess() {
        return response.filter(Response::isSuccess).isPresent();
    }

    /** The body of the response as JSON; missing if there is none. */
    public JsonNode body() {
        return response.map(Response::json).orElse(MissingNode.getInstance());
    }
}
