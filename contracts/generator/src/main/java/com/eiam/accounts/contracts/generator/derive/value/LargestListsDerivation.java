package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.StatedCopy;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every entry of a list counts, however long the list is. A stated contract changes with lists what it has created, and
 * reads it. This one sends each of these lists as long as it may be, with the other entries at the end, and before it
 * one whose last entry nothing has, which must change nothing. Lists that the spec states in this length are left out.
 */
public final class LargestListsDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        List<Contract> mostRead =
                LongList.of(spec).flatMap(list -> mostRead(spec, list).stream()).toList();
        return operation.contracts().stream().filter(mostRead::contains).map(stated -> draft(spec, operation, stated));
    }

    /** The stated contract that shows most of what a list changes, among those that use what there is a copy of. */
    private static Optional<Contract> mostRead(Spec spec, LongList list) {
        return spec.operations().stream()
                .flatMap(operation -> operation.contracts().stream())
                .filter(stated -> shown(spec, stated, list) > 0)
                .sorted(Comparator.comparingLong((Contract stated) -> shown(spec, stated, list))
                        .reversed())
                .filter(stated ->
                        !Tenant.copy(spec, stated.request().path("path")).isEmpty())
                .findFirst();
    }

    private static long shown(Spec spec, Contract stated, LongList list) {
        List<JsonNode> steps = ofCreated(spec, stated.steps());
        return IntStream.range(1, steps.size())
                .filter(i -> list.isIn(steps.get(i - 1)) && isRead(spec, steps.get(i)))
                .count();
    }

    private static Draft draft(Spec spec, Operation operation, Contract stated) {
        List<LongList> lists = LongList.of(spec).toList();
        StatedCopy copy = StatedCopy.of(spec, operation, stated, ", in long lists");
        Story story = copy.story();
        List<JsonNode> reads = new ArrayList<>();
        for (JsonNode step : ofCreated(spec, copy.steps().stream())) {
            if (isRead(spec, step)) {
                reads.add(step);
                story.then(step);
                continue;
            }
            Optional<LongList> list =
                    lists.stream().filter(candidate -> candidate.isIn(step)).findFirst();
            list.flatMap(known -> known.withUnknown(step)).ifPresent(refused -> {
                story.then(refused);
                reads.stream().map(LargestListsDerivation::unchanged).forEach(story::then);
            });
            story.then(list.map(known -> known.longest(step))
                    .orElse(step.deepCopy().asObject()));
            reads.clear();
        }
        return story.draft(spec, "takes lists of the largest size: " + stated.name(), LongList.MAX_ITEMS);
    }

    /** The successful changes of what a contract has created, and the reads of it. */
    private static List<JsonNode> ofCreated(Spec spec, Stream<JsonNode> steps) {
        return steps.filter(step -> step.at("/request/path")
                        .valueStream()
                        .anyMatch(id -> id.asString("").startsWith("$response.")))
                .filter(step -> step.has("response") || isRead(spec, step))
                .toList();
    }

    /** The same read, which shows what it showed before. */
    private static JsonNode unchanged(JsonNode read) {
        ObjectNode unchanged = read.deepCopy().asObject();
        if (unchanged.path("response").isObject()) {
            unchanged.withObject("response").remove("body");
        }
        return unchanged;
    }

    private static boolean isRead(Spec spec, JsonNode step) {
        return FollowUp.operation(spec, step)
                .filter(called -> !called.isChange())
                .isPresent();
    }
}
