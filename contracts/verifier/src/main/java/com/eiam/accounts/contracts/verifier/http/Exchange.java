package com.eiam.accounts.contracts.verifier.http;

import com.eiam.accounts.contracts.model.JsonStrings;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.Responses;
import com.eiam.accounts.contracts.verifier.text.VisibleText;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.StringNode;

/**
 * A request and its response.
 *
 * @param previous the responses that values of the request come from
 * @param response the response as it was received; empty if there was none
 * @param fault in words, why there was no response; empty if there was one
 */
public record Exchange(Request request, Responses previous, Optional<Response> response, Optional<String> fault) {

    /** The longest text of a response that is sent again; ids and tokens are shorter. */
    private static final int MAX_TAKEN = 8_192;

    public boolean isSuccess() {
        return response.filter(Response::isSuccess).isPresent();
    }

    /** The body of the response as JSON; missing if there is none. */
    public JsonNode body() {
        return response.map(Response::json).orElse(MissingNode.getInstance());
    }

    /** The body that values of later requests come from, with the beginning of each text that is too long for them. */
    public JsonNode taken() {
        return JsonStrings.replace(body(), text -> StringNode.valueOf(VisibleText.cut(text.stringValue(), MAX_TAKEN)));
    }
}
