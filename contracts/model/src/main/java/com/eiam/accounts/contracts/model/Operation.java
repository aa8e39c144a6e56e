package com.eiam.accounts.contracts.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * An operation of the API.
 *
 * @param tag the tag that groups it in the spec
 * @param path its path template
 * @param summary what it does, in a few words
 * @param outcomes every status and code that it may answer with, in the order of the spec
 * @param exclusions the outcomes that no contract provokes
 * @param unobservable why no read can show what the operation changed; empty if a contract reads it
 * @param responses the schemas of its response bodies by status; JSON null for a response without a body
 */
public record Operation(
        String id,
        String tag,
        String method,
        String path,
        String summary,
        List<Outcome> outcomes,
        List<Exclusion> exclusions,
        Optional<String> unobservable,
        Map<String, JsonNode> responses) {

    public Operation {
        outcomes = List.copyOf(outcomes);
        exclusions = exclusions == null ? List.of() : List.copyOf(exclusions);
        responses = Ordered.copyOf(responses);
    }
}
