package com.eiam.accounts.contracts.verifier;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a contract states of an answer.
 *
 * @param headers what each of these headers must match, as a whole
 * @param body the stated values; missing if the schema says all
 * @param absent keys of the top level that must not be there, though the schema allows them
 */
record Expectation(Outcome outcome, Map<String, Pattern> headers, JsonNode body, Set<String> absent) {

    Expectation withBody(JsonNode other) {
        return new Expectation(outcome, headers, other, absent);
    }

    boolean isSuccess() {
        return outcome.code().isEmpty();
    }
}
