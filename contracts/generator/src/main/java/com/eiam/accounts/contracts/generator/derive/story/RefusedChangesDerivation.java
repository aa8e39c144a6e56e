package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.JsonStrings;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A refused change changes nothing. A stated contract creates something, changes and reads it; this one sends each kind
 * of change first without credentials, without the permission, for another media type and so on, and reads again.
 */
final class RefusedChangesDerivation {

    /** The parts of a request that can be wrong whatever it changes. */
    private static final Set<String> WRONG = Set.of("client", "headers", "body");

    /** At the end of a name that the stated contract has without it. */
    private static final String OTHER = ", refused";

    private RefusedChangesDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation) {
        return Creation.of(spec, operation).stream().flatMap(creation -> {
            OfCreation refused = new OfCreation(spec, operation);
            return Stream.concat(refused.changes(), refused.creations(creation));
        });
    }

    private record OfCreation(Spec spec, Operation operation) {

        /** Of the stated contract that shows the most kinds of changes. */
        Stream<Draft> changes() {
            return operation.contracts().stream()
                    .filter(stated -> stated.error().isEmpty())
                    .max(Comparator.comparingInt(stated -> shown(stated).size()))
                    .filter(stated -> !shown(stated).isEmpty())
                    .map(this::changes)
                    .stream();
        }

        private Draft changes(Contract stated) {
            Set<String> names = names(stated);
            Story story = new Story(operation, stated)
                    .body((ObjectNode) renamed(stated.request().path("body"), names));
            List<JsonNode> steps =
                    stated.steps().map(step -> renamed(step, names)).toList();
            Collection<Integer> shown = shown(stated).values();
            for (int i = 0; i < steps.size(); i++) {
                if (shown.contains(i)) {
                    refused(steps.get(i)).forEach(story::then);
                    readsBefore(steps, i).forEach(story::then);
                }
                story.then(steps.get(i));
            }
            return story.draft(spec, "changes nothing with a request that is refused", Extensions.CHECKS);
        }

        /** The names that must be unique: the stated contract takes them, too. */
        private Set<String> names(Contract stated) {
            Stream<JsonNode> bodies = Stream.concat(
                    Stream.of(stated.request().path("body")),
                    stated.steps().map(step -> step.path("request").path("body")));
            List<String> fields =
                    Outcomes.uniqueFields(spec, operation).map(Location::field).toList();
            return bodies.flatMap(body -> fields.stream().map(body::path))
                    .filter(JsonNode::isString)
                    .map(JsonNode::stringValue)
                    .collect(Collectors.toSet());
        }

        /** A part of a contract with other names, also in texts that are JSON. */
        private static JsonNode renamed(JsonNode part, Set<String> names) {
            return JsonStrings.replace(part, node -> {
                String text = node.stringValue();
                if (names.contains(text)) {
                    return StringNode.valueOf(text + OTHER);
                }
                for (String name : names) {
                    text = text.replace('"' + name + '"', '"' + name + OTHER + '"');
                }
                return StringNode.valueOf(text);
            });
        }

        /** By operation, the first change with the same read directly before and after it. */
        private Map<String, Integer> shown(Contract stated) {
            List<JsonNode> steps = stated.steps().toList();
            Map<String, Integer> shown = new HashMap<>();
            for (int i = 0; i < steps.size(); i++) {
                List<List<JsonNode>> after = steps.subList(i + 1, steps.size()).stream()
                        .takeWhile(this::isRead)
                        .map(OfCreation::sent)
                        .toList();
                if (!isRead(steps.get(i))
                        && steps.get(i).has("response")
                        && readsBefore(steps, i).map(OfCreation::sent).anyMatch(after::contains)) {
                    shown.putIfAbsent(FollowUp.operationId(steps.get(i)), i);
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
                refused(Step.of(operation).with(unique.field(), free).node()).forEach(story::then);
                return story.then(Step.of(operation).with(unique.field(), free).succeeds())
                        .draft(spec, name, Extensions.CHECKS);
            });
        }

        /** The same change as it is refused by each check that needs the request only, once for each code. */
        private Stream<ObjectNode> refused(JsonNode step) {
            Set<String> lookups = Checks.codesAfter(spec, Checks.FORM).collect(Collectors.toSet());
            Set<String> codes = new HashSet<>();
            return called(step).contracts().stream()
                    .filter(stated -> isOnlyWrong(stated.node().path("request"), step))
                    .filter(stated -> stated.error()
                            .filter(code -> !lookups.contains(code) && codes.add(code))
                            .isPresent())
                    .map(stated -> {
                        ObjectNode refused = step.deepCopy().asObject();
                        refused.remove(List.of("response", "as"));
                        refused.put("error", stated.error().orElseThrow());
                        if (stated.rule().isObject()) {
                            refused.set("rule", stated.rule());
                        }
                        merge(refused.withObject("request"), stated.node().path("request"));
                        return refused;
                    });
        }

        private static boolean isOnlyWrong(JsonNode request, JsonNode step) {
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

        private Operation called(JsonNode step) {
            return FollowUp.operation(spec, step).orElseThrow();
        }
    }
}
