package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.Location.Part;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What follows from the schemas of the parameters in path and query: each rule broken once, and each bound reached. */
final class ParameterDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Outcomes outcomes = new Outcomes(spec, operation, known.get(0));
        return Location.ofParameters(spec, operation.parameters()).stream()
                .flatMap(location -> new Parameter(outcomes, location).drafts());
    }

    private record Parameter(Outcomes outcomes, Location location) {

        Stream<Draft> drafts() {
            return Stream.of(missing(), type(), bound("minimum", -1), bound("maximum", 1), text(), values())
                    .flatMap(drafts -> drafts);
        }

        private Stream<Draft> missing() {
            return location.part() == Part.QUERY && location.required()
                    ? refused("refuses a request without " + name(), with(Optional.empty()), "required")
                    : Stream.empty();
        }

        private Stream<Draft> type() {
            return schema().path("type").stringValue("").equals("integer")
                    ? Stream.of("ten", "1.5", "")
                            .flatMap(value -> refused("refuses " + name() + " as '" + value + "'", with(value), "type"))
                    : Stream.empty();
        }

        private Stream<Draft> bound(String keyword, int beyond) {
            if (!schema().has(keyword)) {
                return Stream.empty();
            }
            BigInteger bound = schema().path(keyword).bigIntegerValue();
            BigInteger wrong = bound.add(BigInteger.valueOf(beyond));
            return Stream.concat(
                    refused("refuses " + name() + " as " + wrong, with(wrong.toString()), keyword),
                    accepted(name() + " as " + bound, with(bound.toString()), keyword));
        }

        private Stream<Draft> text() {
            if (!schema().has("maxLength")) {
                return Stream.empty();
            }
            int bound = schema().path("maxLength").intValue();
            String tooLong = name() + " of " + (bound + 1) + " characters";
            return Stream.of(
                            blanks(),
                            refused("refuses " + tooLong, with("x".repeat(bound + 1)), "maxLength"),
                            accepted(name() + " of " + bound + " characters", with("x".repeat(bound)), "maxLength"),
                            accepted(name() + " of " + bound + " emoji", with("🙂".repeat(bound)), "maxLength"))
                    .flatMap(drafts -> drafts);
        }

        private Stream<Draft> blanks() {
            return schema().has("pattern")
                    ? Stream.of(" ", "\u3000")
                            .flatMap(blank -> refused(
                                    "refuses " + name() + " as U+%04X".formatted((int) blank.charAt(0)),
                                    with(blank),
                                    "pattern"))
                    : Stream.empty();
        }

        private Stream<Draft> values() {
            List<String> values =
                    schema().path("enum").valueStream().map(JsonNode::asString).toList();
            return values.isEmpty()
                    ? Stream.empty()
                    : Stream.concat(
                            refused(
                                    "refuses " + name() + " as a value of no list",
                                    with("NO_" + values.get(0)),
                                    "enum"),
                            values.stream()
                                    .flatMap(value -> accepted(name() + " as '" + value + "'", with(value), "enum")));
        }

        private Stream<Draft> refused(String title, Request request, String keyword) {
            BrokenRule broken = new BrokenRule(location, keyword);
            return outcomes.refusal(title, request, broken).map(draft -> draft.breaking(broken)).stream();
        }

        private Stream<Draft> accepted(String title, Request request, String keyword) {
            return Stream.of(outcomes.acceptance(title, request, schema(), keyword));
        }

        private Request with(String value) {
            return with(Optional.of(value));
        }

        private Request with(Optional<String> value) {
            Request request = outcomes.request();
            boolean path = location.part() == Part.PATH;
            Map<String, String> values = new LinkedHashMap<>(path ? request.pathParameters() : request.query());
            value.ifPresentOrElse(text -> values.put(name(), text), () -> values.remove(name()));
            return path ? request.withPathParameters(values) : request.withQuery(values);
        }

        private String name() {
            return location.field();
        }

        private JsonNode schema() {
            return location.schema();
        }
    }
}
