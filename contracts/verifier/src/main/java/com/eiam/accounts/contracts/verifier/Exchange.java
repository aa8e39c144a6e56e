package com.eiam.accounts.contracts.verifier;

import tools.jackson.databind.JsonNode;

/**
 * A request and its answer, told for the report.
 *
 * @param success whether the status says so
 * @param body the body as JSON; missing if there is none
 * @param fault whether no answer came
 */
record Exchange(Step step, boolean success, JsonNode body, boolean fault) {

    /** Whether the answer is as the contract states. */
    boolean passed() {
        return step.differences().isEmpty();
    }
}
