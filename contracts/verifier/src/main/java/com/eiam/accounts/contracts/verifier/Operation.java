package com.eiam.accounts.contracts.verifier;

import java.util.List;

/**
 * An operation of the API.
 *
 * @param id its operationId
 * @param tag the group that the spec puts it in
 * @param method the HTTP method
 * @param path the path, with variables in braces
 * @param summary what it does, in a few words
 * @param outcomes all that it may answer, in the order of the spec
 * @param exclusions those of them that no contract provokes
 */
public record Operation(
        String id,
        String tag,
        String method,
        String path,
        String summary,
        List<Outcome> outcomes,
        List<Exclusion> exclusions) {}
