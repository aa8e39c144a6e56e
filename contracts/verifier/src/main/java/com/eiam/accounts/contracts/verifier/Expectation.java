package com.eiam.accounts.contracts.verifier;

import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a contract states of an answer.
 *
 * @param headers what each of these headers must match, as a whole
 * @param body the stated values; missing if the schema says all
 */
record Expectation(Outcome outcome, Map<String, Pattern> headers, JsonNode body) {

    Expectation withBody(JsonNode other) {
        return new Expectation(outcome, headers, other);
    }

    boolean isSuccess() {
        return outcome.code().isEmpty();
    }
}
