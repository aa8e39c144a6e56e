package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Spec;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A numbered rule that a general linter cannot know.
 *
 * @param id {@code R-} and three digits; never given to another rule
 * @param title what it demands, in one sentence
 * @param findings what in a spec breaks it
 */
record Rule(String id, String title, Function<Spec, Stream<Rule.Finding>> findings) {

    /** A node that breaks the rule, and why. */
    record Finding(JsonNode at, String text) {}

    Stream<Problem> check(Spec spec) {
        return findings.apply(spec).map(finding -> new Problem(id, Spec.line(finding.at()), finding.text()));
    }
}
