package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.BodySamples;
import com.eiam.accounts.contracts.generator.derive.sample.BodySamples.Sample;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What follows from the fields of a JSON body: each rule broken once and nothing else, and each bound reached. */
final class BodyDerivation implements Derivation {

    /** The beginning of each word of a name after the first one. */
    private static final Pattern WORD = Pattern.compile("_([a-z])");

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Outcomes outcomes = new Outcomes(spec, operation, known.get(0));
        List<Location> locations = Location.inBody(spec, operation);
        return operation.jsonBody().stream()
                .map(body -> new JsonBody(spec, operation, outcomes, body.schema(), outcomes.validBody(), locations))
                .flatMap(JsonBody::drafts);
    }

    private record JsonBody(
            Spec spec,
            Operation operation,
            Outcomes outcomes,
            JsonNode schema,
            ObjectNode valid,
            List<Location> locations) {

        Stream<Draft> drafts() {
            return Stream.of(
                            unknownField(),
                            locations.stream().flatMap(this::refusals),
                            locations.stream().flatMap(this::acceptances),
                            locations.stream().flatMap(this::repetitions))
                    .flatMap(drafts -> drafts);
        }

        private Stream<Draft> unknownField() {
            String keyword = "additionalProperties";
            if (schema.path(keyword).booleanValue(true)) {
                return Stream.empty();
            }
            BrokenRule broken = unknown("unknown_field", keyword);
            Request request = with(valid.deepCopy().put("unknown_field", "x"));
            return Stream.of(
                            outcomes.breaking("refuses an unknown field", request, broken).stream(),
                            spelled(JsonBody::inCapitals, keyword),
                            spelled(JsonBody::inCamelCase, keyword),
                            spelled(JsonBody::withDashes, keyword))
                    .flatMap(drafts -> drafts);
        }

        /** A field that is known in small letters only, with _ between words. A required field is there as well. */
        private Stream<Draft> spelled(UnaryOperator<String> spelling, String keyword) {
            return locations.stream()
                    .filter(location -> location.isTop() && valid.has(location.field()))
                    .filter(location -> !spelling.apply(location.field()).equals(location.field()))
                    .reduce((one, other) -> other)
                    .flatMap(location -> {
                        String field = spelling.apply(location.field());
                        JsonNode body = location.required() ? valid.deepCopy() : without(location);
                        return outcomes.refusal(
                                "refuses " + field,
                                with(((ObjectNode) body).set(field, valid.path(location.field()))),
                                unknown(field, keyword));
                    })
                    .map(draft -> draft.withStub(Draft.Stub.NONE))
                    .stream();
        }

        private static String inCapitals(String field) {
            return field.toUpperCase(Locale.ROOT);
        }

        private static String inCamelCase(String field) {
            return WORD.matcher(field).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
        }

        private static String withDashes(String field) {
            return field.replace('_', '-');
        }

        /** The message names the field, but the code comes from the schema of the whole body. */
        private BrokenRule unknown(String field, String keyword) {
            return new BrokenRule(
                    new Location(Location.Part.BODY, List.of(field), schema, false, locations.size()), keyword);
        }

        private Stream<Draft> refusals(Location location) {
            return new BodySamples(spec, location)
                    .broken().stream()
                            .filter(sample -> breaksOnly(location, sample))
                            .flatMap(sample -> outcomes
                                    .breaking(
                                            "refuses " + sample.name(),
                                            with(body(location, sample)),
                                            new BrokenRule(location, sample.keyword()))
                                    .stream());
        }

        private Stream<Draft> acceptances(Location location) {
            return new BodySamples(spec, location)
                    .allowed(operation.id()).stream().flatMap(sample -> {
                        JsonNode body = outcomes.unique(body(location, sample), Optional.of(location), sample.name());
                        return spec.schemas().brokenKeywords(schema, body).isEmpty()
                                ? Stream.of(outcomes.acceptance(
                                        sample.name(), with(body), named(location, sample.value()), sample.keyword()))
                                : Stream.empty();
                    });
        }

        /**
         * As many entries as a list may have, all of them good, and most of them repeated. The effect is that of the
         * first contract, which a DELETE has only once.
         */
        private Stream<Draft> repetitions(Location location) {
            int most = location.schema().path("maxItems").intValue(0);
            JsonNode entries = valid.path(location.field());
            if (operation.method().equals("DELETE")
                    || !location.isTop()
                    || most <= entries.size()
                    || entries.isEmpty()
                    || location.schema().path("uniqueItems").booleanValue(false)) {
                return Stream.empty();
            }
            ArrayNode repeated = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < most; i++) {
                repeated.add(entries.get(i % entries.size()));
            }
            String name = "%s of %d entries that repeat the first ones".formatted(location.field(), most);
            return Stream.of(outcomes.acceptance(
                            name, with(location.set(valid, repeated)), MissingNode.getInstance(), "maxItems")
                    .withStub(Draft.Stub.EXACT));
        }

        /** The schema of what a value names: of a list its entries. Missing for null, which counts as absent. */
        private JsonNode named(Location location, JsonNode value) {
            if (value.isNull()) {
                return MissingNode.getInstance();
            }
            return location.schema().has("items") && location.isTop()
                    ? spec.resolve(location.schema().path("items"))
                    : location.schema();
        }

        private Request with(JsonNode body) {
            return outcomes.request().withBody(new Body.Json(body));
        }

        private JsonNode body(Location location, Sample sample) {
            return sample.value().isMissingNode() ? without(location) : location.set(valid, sample.value());
        }

        private JsonNode without(Location location) {
            ObjectNode body = valid.deepCopy();
            body.remove(location.steps().get(0));
            return body;
        }

        /** With two broken rules it would not be clear which of them was answered. */
        private boolean breaksOnly(Location location, Sample sample) {
            Set<String> broken = spec.schemas().brokenKeywords(schema, body(location, sample));
            return switch (sample.keyword()) {
                // U+0000 and blank text are not visible either. Their rules are checked first.
                case "text" -> Set.of(Extensions.VISIBLE_TEXT).containsAll(broken);
                case "pattern" ->
                    broken.contains("pattern")
                            && Set.of("pattern", Extensions.VISIBLE_TEXT).containsAll(broken);
                case "required" -> broken.equals(Set.of("required")) || broken.equals(Set.of("type"));
                default -> broken.equals(Set.of(sample.keyword()));
            };
        }
    }
}
