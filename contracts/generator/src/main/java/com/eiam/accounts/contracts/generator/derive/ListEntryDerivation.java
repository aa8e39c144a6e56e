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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Every entry of a list is checked, and before anything is looked up: the first entry is right, the second breaks a
 * rule, and nothing has the id in the path.
 */
final class ListEntryDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Request first = known.get(0).request();
        if (!(first.body().orElse(null) instanceof Body.Json json)) {
            return Stream.empty();
        }
        Outcomes outcomes = new Outcomes(spec, operation, known.get(0));
        return Location.inBody(spec, operation).stream()
                .filter(location ->
                        location.steps().size() == 2 && location.steps().get(1).equals(Location.FIRST))
                .flatMap(entry -> drafts(spec, operation, outcomes, entry.inEntry(1), json.value()));
    }

    private static Stream<Draft> drafts(
            Spec spec, Operation operation, Outcomes outcomes, Location second, JsonNode valid) {
        Request nothing = outcomes.request().withPathParameters(withoutOwner(operation, outcomes.request()));
        Set<String> keywords = new HashSet<>();
        return new BodySamples(spec, second)
                .broken().stream()
                        // One sample of each rule: the first entry gets them all.
                        .filter(sample -> keywords.add(sample.keyword()))
                        .flatMap(sample -> refusal(outcomes, second, nothing, valid, sample));
    }

    private static Stream<Draft> refusal(
            Outcomes outcomes, Location second, Request nothing, JsonNode valid, Sample sample) {
        return outcomes
                .refusal(
                        "refuses " + sample.name() + " before it looks for anything",
                        nothing.withBody(new Body.Json(second.set(valid, sample.value()))),
                        new BrokenRule(second, sample.keyword()))
                .map(draft -> draft.withStub(Draft.Stub.EXACT))
                .stream();
    }

    /** The ids in the path, and an id that nothing has as the last one. */
    static Map<String, String> withoutOwner(Operation operation, Request request) {
        Map<String, String> path = new LinkedHashMap<>(request.pathParameters());
        Location.inPath(operation).stream()
                .filter(Location::isReference)
                .reduce((outer, inner) -> inner)
                .ifPresent(last -> path.computeIfPresent(last.field(), (key, id) -> id.replaceAll("[0-9A-F]", "0")));
        return path;
    }
}
