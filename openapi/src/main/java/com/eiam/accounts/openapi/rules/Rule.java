package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.YamlFile;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A numbered rule that a general linter does not have.
 *
 * @param id {@code R-} and three digits; never used for another rule
 * @param title what it demands, in one sentence
 * @param findings finds what breaks it in a spec
 */
record Rule(String id, String title, Function<Spec, Stream<Rule.Finding>> findings) {

    Rule(String id, String title, BiFunction<Spec, Operation, Stream<Finding>> findings) {
        this(id, title, spec -> spec.operations().stream().flatMap(operation -> findings.apply(spec, operation)));
    }

    /** A node that breaks the rule, and why. */
    record Finding(JsonNode at, String text) {

        static Stream<Finding> when(boolean broken, JsonNode at, String text) {
            return broken ? Stream.of(new Finding(at, text)) : Stream.empty();
        }
    }

    Stream<Problem> check(Spec spec) {
        return findings.apply(spec).map(finding -> new Problem(id, YamlFile.line(finding.at()), finding.text()));
    }
}
