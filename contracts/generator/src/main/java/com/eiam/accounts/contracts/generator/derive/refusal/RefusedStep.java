package com.eiam.accounts.contracts.generator.derive.refusal;

import com.eiam.accounts.contracts.generator.derive.sample.BodySamples;
import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** A change that a contract makes, in the forms in which it is refused. */
record RefusedStep(Spec spec, JsonNode step) {

    /** The parts of a request that can be wrong whatever it changes. */
    private static final Set<String> WRONG = Set.of("client", "headers", "body");

    /** As it is refused by each check that needs the request only, once for each code. */
    Stream<ObjectNode> byChecks() {
        Set<String> lookups = Checks.codesAfter(spec, Checks.FORM).collect(Collectors.toSet());
        return stated(code -> !lookups.contains(code));
    }

    /**
     * With a body that refers to nothing, once for each code, and to what another owner has.
     *
     * @param path the ids of the owner, and of what belongs to it
     * @param body what the step sends
     */
    Stream<ObjectNode> byReferences(JsonNode path, JsonNode body) {
        List<Location> references = Location.inBody(spec, called()).stream()
                .filter(Location::isReference)
                .toList();
        Set<String> unknown = references.stream()
                .flatMap(location -> location.code("unknown").stream())
                .collect(Collectors.toSet());
        Stream<ObjectNode> foreign = path.properties().stream()
                .limit(1)
                .flatMap(owner -> references.stream()
                        .filter(Location::isTop)
                        .flatMap(location -> Tenant.ofOthers(
                                        spec, owner.getKey(), owner.getValue().asString(), location.field())
                                .limit(1)
                                .map(value -> location.set(body, StringNode.valueOf(value)))
                                .map(other -> Step.of(called(), step)
                                        .body(other)
                                        .fails(location.code("unknown").orElseThrow())
                                        .node())));
        return Stream.concat(stated(unknown::contains), foreign);
    }

    /** As the spec states a refusal of the operation. */
    private Stream<ObjectNode> stated(Predicate<String> wanted) {
        Set<String> codes = new HashSet<>();
        return called().contracts().stream()
                .filter(stated -> isOnlyWrong(stated.node().path("request")))
                .filter(stated -> stated.error()
                        .filter(code -> wanted.test(code) && codes.add(code))
                        .isPresent())
                .map(stated -> {
                    ObjectNode refused = Step.of(called(), step)
                            .fails(stated.error().orElseThrow())
                            .node();
                    if (stated.rule().isObject()) {
                        refused.set("rule", stated.rule());
                    }
                    merge(refused.withObject("request"), stated.node().path("request"));
                    return refused;
                });
    }

    /**
     * With a body that breaks one rule, once for each field and keyword. In lists, the good entries come first.
     *
     * @param body the body without the broken rule
     */
    Stream<ObjectNode> byRules(JsonNode body) {
        Operation called = called();
        Outcomes outcomes =
                new Outcomes(spec, called, TestCase.stated(spec, called).get(0));
        return Location.inBody(spec, called).stream()
                .map(location -> afterGoodEntries(location, body))
                .flatMap(location -> brokenRules(called.body().orElseThrow().schema(), location, body))
                .flatMap(broken -> outcomes.refusal("", outcomes.request(), broken.rule()).stream()
                        .map(refusal ->
                                Step.of(called, step).body(broken.body()).fails(refusal)))
                .map(Step::node);
    }

    private Stream<BrokenBody> brokenRules(JsonNode schema, Location location, JsonNode body) {
        Set<String> keywords = new HashSet<>();
        return new BodySamples(spec, location)
                .broken().stream()
                        .filter(sample -> !sample.value().isMissingNode())
                        .map(sample -> new BrokenBody(
                                new BrokenRule(location, sample.keyword()),
                                location.set(body, afterGoodEntries(location, body, sample.value()))))
                        .filter(broken -> spec.schemas()
                                .brokenKeywords(schema, broken.body())
                                .equals(Set.of(broken.rule().keyword())))
                        .filter(broken -> keywords.add(broken.rule().keyword()));
    }

    private static Location afterGoodEntries(Location location, JsonNode body) {
        JsonNode value = body.path(location.steps().get(0));
        return value.isArray() ? location.inEntry(value.size()) : location;
    }

    private static JsonNode afterGoodEntries(Location location, JsonNode body, JsonNode value) {
        return value.isArray() && !value.isEmpty() && location.isTop()
                ? JsonNodeFactory.instance
                        .arrayNode()
                        .addAll(body.path(location.field()).valueStream().toList())
                        .addAll(value.valueStream().toList())
                : value;
    }

    private record BrokenBody(BrokenRule rule, ObjectNode body) {}

    /**
     * With a header that breaks a rule, once for each keyword.
     *
     * @param known the contracts of the operation, some of which break such a rule
     */
    Stream<ObjectNode> byHeaders(List<Draft> known) {
        Set<String> keywords = new HashSet<>();
        return known.stream()
                .flatMap(draft -> draft.breaks().stream()
                        .filter(rule -> rule.location().part() == Location.Part.HEADER && keywords.add(rule.keyword()))
                        .map(rule -> rule.location().field())
                        .map(name -> Step.of(called(), step)
                                .header(name, draft.request().headers().get(name))
                                .fails(draft)))
                .map(Step::node);
    }

    private boolean isOnlyWrong(JsonNode request) {
        return request.isObject()
                && WRONG.containsAll(request.propertyNames())
                && !(request.has("body") && step.path("request").has("raw"));
    }

    private static void merge(ObjectNode request, JsonNode wrong) {
        wrong.properties().forEach(part -> {
            if (part.getValue().isObject() && request.path(part.getKey()).isObject()) {
                request.withObject(part.getKey()).setAll(part.getValue().asObject());
            } else {
                request.set(part.getKey(), part.getValue());
            }
        });
    }

    private Operation called() {
        return FollowUp.operation(spec, step).orElseThrow();
    }
}
