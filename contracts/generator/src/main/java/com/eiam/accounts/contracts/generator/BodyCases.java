package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Schemas;
import com.eiam.accounts.openapi.Spec;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What follows from the schema of a JSON body: each rule broken once and nothing else, and each bound reached. */
final class BodyCases implements CaseSource {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation) {
        return operation.body(spec).stream()
                .filter(body -> !body.isForm())
                .flatMap(body -> new Body(spec, operation, body.schema()).drafts());
    }

    private static final class Body {

        private static final String BODY = "body";
        private static final String JSON = "json";
        private static final String MAX_BYTES = "x-max-bytes";

        /** After every place that the schema names. */
        private static final int LAST = 98;

        private final Spec spec;
        private final Operation operation;
        private final JsonNode schema;
        private final RuleOutcome outcome;
        private final List<BodyPlace> places;
        private final Schemas schemas;

        Body(Spec spec, Operation operation, JsonNode schema) {
            this.spec = spec;
            this.operation = operation;
            this.schema = spec.resolve(schema);
            this.outcome = new RuleOutcome(spec, operation);
            this.places = BodyPlace.of(spec, schema);
            this.schemas = new Schemas(spec);
        }

        Stream<Draft> drafts() {
            return Stream.of(
                            notJson(),
                            noObject(),
                            unknownField(),
                            places.stream().flatMap(this::refusals),
                            places.stream().flatMap(this::acceptances))
                    .flatMap(drafts -> drafts);
        }

        private Stream<Draft> notJson() {
            String text = outcome.request().path(BODY).toString();
            String cut = text.substring(0, text.length() - 1);
            return Stream.concat(
                    raw("refuses a body that is cut off", cut)
                            .map(draft -> draft.breaking(rule(BodyRules.notJson(), 0))),
                    Stream.of(
                                    raw("refuses an empty body", "")
                                            .map(draft -> draft.breaking(rule(BodyRules.empty(), 0))),
                                    raw("refuses a body that goes on after its end", text + "}"),
                                    raw("refuses a body with a key twice", cut + "," + text.substring(1)))
                            .flatMap(drafts -> drafts));
        }

        private Stream<Draft> raw(String name, String text) {
            ObjectNode request = outcome.request();
            request.remove(BODY);
            return outcome.refusal(name, request.put("raw", text), schema, BODY, JSON).stream()
                    .map(contract -> Draft.derived(contract, JSON));
        }

        private Stream<Draft> noObject() {
            return Stream.of("[]", "\"text\"", "7").flatMap(text -> {
                ObjectNode request = outcome.request();
                request.remove(BODY);
                return outcome
                        .refusal("refuses " + text + " as the body", request.put("raw", text), schema, BODY, "type")
                        .stream()
                        .map(contract -> Draft.derived(contract, "type").breaking(rule(BodyRules.noObject(), 1)));
            });
        }

        private Stream<Draft> unknownField() {
            String keyword = "additionalProperties";
            if (schema.path(keyword).booleanValue(true)) {
                return Stream.empty();
            }
            String field = "unknown_field";
            ObjectNode request = outcome.request();
            request.withObject(BODY).put(field, "x");
            return outcome.refusal("refuses an unknown field", request, schema, field, keyword).stream()
                    .map(contract -> Draft.derived(contract, keyword)
                            .breaking(new BrokenRule(
                                    BODY,
                                    "",
                                    BodyRules.unknownField(schema),
                                    LAST,
                                    Optional.of(BodyRules.unknownFieldName(schema)))));
        }

        private Stream<Draft> refusals(BodyPlace place) {
            return samples(place).broken().stream()
                    .filter(sample -> breaksOnly(place, sample))
                    .flatMap(sample -> outcome
                            .refusal(
                                    "refuses " + sample.name(),
                                    request(place, sample),
                                    place.schema(),
                                    place.field(),
                                    sample.keyword())
                            .stream()
                            .map(contract -> refusal(place, sample, contract)));
        }

        private Draft refusal(BodyPlace place, BodySamples.Sample sample, Contract contract) {
            Draft draft = Draft.derived(contract, sample.keyword());
            boolean named = !contract.rule().isMissingNode();
            return BodyRules.of(place, sample.keyword())
                    .map(pattern -> draft.breaking(new BrokenRule(
                            BODY,
                            "",
                            pattern,
                            Math.min(LAST, place.position() * 4 + 2),
                            named ? BodyRules.fieldName(place, sample.keyword()) : Optional.empty())))
                    .orElse(draft);
        }

        private Stream<Draft> acceptances(BodyPlace place) {
            return samples(place).allowed(operation.id()).stream()
                    .map(sample -> {
                        ObjectNode request = request(place, sample);
                        fresh(request.withObject(BODY), place, sample.name());
                        Contract contract = outcome.acceptance(sample.name(), request, deciding(place, sample.value()));
                        return Draft.derived(contract, sample.keyword());
                    })
                    .filter(draft -> isValid(draft.contract().request().path(BODY)));
        }

        /** The schema that says what is unknown: of a list its entries'; none where null counts as absent. */
        private JsonNode deciding(BodyPlace place, JsonNode value) {
            if (value.isNull()) {
                return MissingNode.getInstance();
            }
            return place.schema().has("items") && place.isTop()
                    ? spec.resolve(place.schema().path("items"))
                    : place.schema();
        }

        /** What must be unique must be new each time, or the second request would be refused for the first. */
        private void fresh(ObjectNode body, BodyPlace tried, String name) {
            places.stream()
                    .filter(place -> place.isTop() && RuleOutcome.isUnique(place.schema()) && !place.equals(tried))
                    .forEach(place ->
                            place.with(body, JsonNodeFactory.instance.stringNode(operation.id() + " takes " + name)));
        }

        private BodySamples samples(BodyPlace place) {
            return new BodySamples(place, spec.resolve(place.schema().path("additionalProperties")));
        }

        private ObjectNode request(BodyPlace place, BodySamples.Sample sample) {
            ObjectNode request = outcome.request();
            ObjectNode body = request.withObject(BODY);
            if (sample.value().isMissingNode()) {
                body.remove(place.steps().get(0));
            } else {
                place.with(body, sample.value());
            }
            return request;
        }

        /** Of two broken rules nobody could tell which one was answered. */
        private boolean breaksOnly(BodyPlace place, BodySamples.Sample sample) {
            JsonNode body = request(place, sample).path(BODY);
            Set<String> broken = schemas.brokenKeywords(schema, body);
            boolean bytes = exceedsBytes(body);
            return switch (sample.keyword()) {
                case MAX_BYTES -> bytes && broken.isEmpty();
                case "text" -> !bytes && broken.isEmpty();
                case "required" -> !bytes && (broken.equals(Set.of("required")) || broken.equals(Set.of("type")));
                default -> !bytes && broken.equals(Set.of(sample.keyword()));
            };
        }

        private boolean isValid(JsonNode body) {
            return schemas.brokenKeywords(schema, body).isEmpty() && !exceedsBytes(body);
        }

        private boolean exceedsBytes(JsonNode body) {
            return places.stream()
                    .filter(place -> place.isTop() && place.schema().has(MAX_BYTES))
                    .anyMatch(place -> body.path(place.field()).toString().getBytes(StandardCharsets.UTF_8).length
                            > place.schema().path(MAX_BYTES).intValue());
        }

        private static BrokenRule rule(JsonNode pattern, int position) {
            return new BrokenRule(BODY, "", pattern, position, Optional.empty());
        }
    }
}
