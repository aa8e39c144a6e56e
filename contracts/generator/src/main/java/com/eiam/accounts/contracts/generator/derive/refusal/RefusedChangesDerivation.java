package com.eiam.accounts.contracts.generator.derive.refusal;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.derive.story.StatedCopy;
import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A refused change changes nothing. A stated contract creates something, changes and reads it; this one sends each kind
 * of change first without credentials, without the permission, for another media type, with each rule of its body
 * broken and so on, and then reads. If there is a copy of what the stated contract uses, it uses that one, so that
 * neither waits for the other.
 */
public final class RefusedChangesDerivation implements Derivation {

    /** At the end of a name that the stated contract has without it. */
    private static final String OTHER = ", refused";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Creation.of(spec, operation).stream().flatMap(creation -> {
            OfCreation refused = new OfCreation(spec, operation, known);
            return Stream.concat(refused.changes(), refused.creations(creation));
        });
    }

    private record OfCreation(Spec spec, Operation operation, List<Draft> known) {

        Stream<Draft> changes() {
            return mostShown().map(this::changes).stream();
        }

        /** The stated contract that shows the most kinds of changes. */
        private Optional<Contract> mostShown() {
            return operation
                    .successes()
                    .max(Comparator.comparingInt(stated -> shown(stated).size()))
                    .filter(stated -> !shown(stated).isEmpty());
        }

        private Draft changes(Contract stated) {
            StatedCopy copy = StatedCopy.of(spec, operation, stated, OTHER);
            Story story = copy.story();
            List<JsonNode> steps = copy.steps();
            Map<String, Integer> shown = shown(stated);
            Map<List<JsonNode>, ObjectNode> state = new HashMap<>();
            int last = Collections.max(shown.values());
            for (int i = 0; i <= last; i++) {
                JsonNode step = steps.get(i);
                if (shown.containsValue(i)) {
                    RefusedStep refused = new RefusedStep(spec, step);
                    refused.byChecks().forEach(story::then);
                    if (isFirst(called(step))) {
                        refused.byRules(withOtherNames(step)).forEach(story::then);
                    }
                    refused.byReferences(copy.path(), body(step)).forEach(story::then);
                    readsBefore(steps, i)
                            .map(read -> showing(state.get(sent(read)), read))
                            .forEach(story::then);
                }
                if (isRead(step)) {
                    learn(state, step);
                } else if (step.has("response")) {
                    story.then(step);
                }
            }
            return story.draft(spec, "changes nothing with a request that is refused", Extensions.CHECKS);
        }

        private static void learn(Map<List<JsonNode>, ObjectNode> state, JsonNode read) {
            ObjectNode known = state.computeIfAbsent(sent(read), sent -> JsonNodeFactory.instance.objectNode());
            read.at("/response/body").forEachEntry(known::set);
        }

        /** A read that shows everything that the stated contract has said about it so far. */
        private static JsonNode showing(ObjectNode state, JsonNode read) {
            ObjectNode showing = read.deepCopy().asObject();
            showing.withObject("response").set("body", state.deepCopy());
            return showing;
        }

        /** Whether no such contract of an earlier operation sends this change. */
        private boolean isFirst(Operation change) {
            return spec.operations().stream()
                    .takeWhile(other -> !other.id().equals(operation.id()))
                    .filter(other -> Creation.of(spec, other).isPresent())
                    .map(other -> new OfCreation(spec, other, known))
                    .flatMap(other -> other.mostShown().map(other::shown).stream())
                    .noneMatch(shown -> shown.containsKey(change.id()));
        }

        /** By operation, the first change with an effect that the same read shows directly before and after it. */
        private Map<String, Integer> shown(Contract stated) {
            List<JsonNode> steps = stated.steps().toList();
            Map<List<JsonNode>, ObjectNode> state = new HashMap<>();
            Map<String, Integer> shown = new HashMap<>();
            for (int i = 0; i < steps.size(); i++) {
                if (isRead(steps.get(i))) {
                    learn(state, steps.get(i));
                } else if (steps.get(i).has("response")) {
                    Set<List<JsonNode>> before =
                            readsBefore(steps, i).map(OfCreation::sent).collect(Collectors.toSet());
                    boolean hasEffect = steps.subList(i + 1, steps.size()).stream()
                            .takeWhile(this::isRead)
                            .filter(read -> before.contains(sent(read)))
                            .anyMatch(read -> read.has("error")
                                    || !state.get(sent(read))
                                            .properties()
                                            .containsAll(
                                                    read.at("/response/body").properties()));
                    if (hasEffect) {
                        shown.putIfAbsent(FollowUp.operationId(steps.get(i)), i);
                    }
                }
            }
            return shown;
        }

        /** The successful ones, the last one first. */
        private Stream<JsonNode> readsBefore(List<JsonNode> steps, int change) {
            return IntStream.iterate(change - 1, i -> i >= 0, i -> i - 1)
                    .mapToObj(steps::get)
                    .takeWhile(this::isRead)
                    .filter(read -> read.has("response"));
        }

        private boolean isRead(JsonNode step) {
            return !called(step).isChange();
        }

        private static List<JsonNode> sent(JsonNode step) {
            return List.of(step.path("operation"), step.path("request"));
        }

        /** The name of a refused creation is free: the next one takes it. */
        Stream<Draft> creations(Creation creation) {
            String name = "creates nothing with a request that is refused";
            return Outcomes.uniqueFields(spec, operation).map(unique -> {
                String first = operation.id() + " " + name;
                String free = first + " at first";
                Story story = creation.story().with(unique.field(), first);
                RefusedStep refused = new RefusedStep(
                        spec, Step.of(operation).with(unique.field(), free).node());
                refused.byHeaders(known).forEach(story::then);
                refused.byChecks().forEach(story::then);
                ObjectNode body =
                        creation.contract().request().path("body").deepCopy().asObject();
                // Whether a name that is wrong itself is free says nothing.
                refused.byRules(body.put(unique.field(), free))
                        .filter(broken ->
                                !broken.path("rule").path("field").asString("").equals(unique.field()))
                        .forEach(story::then);
                return story.then(Step.of(operation).with(unique.field(), free).succeeds())
                        .draft(spec, name, Extensions.CHECKS);
            });
        }

        /** The body of a step, which can be text that is JSON. */
        private static JsonNode body(JsonNode step) {
            JsonNode request = step.path("request");
            return request.has("raw")
                    ? JsonMapper.shared().readTree(request.path("raw").stringValue())
                    : request.path("body");
        }

        /** The body of a step with other names: if a server leaves the broken field out, it still has an effect. */
        private JsonNode withOtherNames(JsonNode step) {
            JsonNode body = body(step).deepCopy();
            Outcomes.uniqueFields(spec, called(step))
                    .forEach(unique -> body.asObject().put(unique.field(), operation.id() + OTHER));
            return body;
        }

        private Operation called(JsonNode step) {
            return FollowUp.operation(spec, step).orElseThrow();
        }
    }
}
