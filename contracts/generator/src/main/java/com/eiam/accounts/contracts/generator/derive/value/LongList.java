package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A list in the body of a change. Its entries may be repeated. */
record LongList(Operation changing, Location location, Location entry) {

    static final String MAX_ITEMS = "maxItems";

    /** All that the spec states with fewer entries only. */
    static Stream<LongList> of(Spec spec) {
        return spec.operations().stream()
                .flatMap(changing -> of(spec, changing))
                .filter(list -> list.isStatedOnlyShorter(spec));
    }

    private static Stream<LongList> of(Spec spec, Operation changing) {
        List<Location> inBody = Location.inBody(spec, changing);
        return inBody.stream()
                .filter(location -> location.isTop()
                        && location.schema().has(MAX_ITEMS)
                        && !location.schema().path("uniqueItems").booleanValue(false))
                .flatMap(location -> inBody.stream()
                        .filter(entry -> entry.steps().equals(List.of(location.field(), Location.FIRST)))
                        .map(entry -> new LongList(changing, location, entry)));
    }

    private boolean isStatedOnlyShorter(Spec spec) {
        return spec.operations().stream()
                .flatMap(operation -> operation.contracts().stream())
                .flatMap(Contract::steps)
                .noneMatch(step -> isIn(step) && entries(step).size() >= length());
    }

    /** Whether a step succeeds with several entries. */
    boolean isIn(JsonNode step) {
        return FollowUp.operationId(step).equals(changing.id())
                && step.has("response")
                && entries(step).size() > 1;
    }

    /** The step with as many entries as there may be: the first one again and again, and then all of them. */
    ObjectNode longest(JsonNode step) {
        return filled(step, entries(step));
    }

    /** The same with an entry that nothing has at the end, if the spec states how such an entry is refused. */
    Optional<ObjectNode> withUnknown(JsonNode step) {
        return entry.code("unknown")
                .flatMap(code -> unknown(code).map(unknown -> {
                    List<JsonNode> entries = new ArrayList<>(entries(step));
                    entries.add(unknown);
                    return Step.of(changing, filled(step, entries)).fails(code).node();
                }));
    }

    /** The last entry of a list that the spec states a refusal of. */
    private Optional<JsonNode> unknown(String code) {
        return changing.contracts().stream()
                .filter(stated -> stated.error().equals(Optional.of(code)))
                .flatMap(stated ->
                        stated.request().path("body").path(location.field()).valueStream())
                .reduce((former, latter) -> latter);
    }

    private ObjectNode filled(JsonNode step, List<JsonNode> entries) {
        ObjectNode filled = step.deepCopy().asObject();
        filled.withObject("request")
                .withObject("body")
                .putArray(location.field())
                .addAll(Collections.nCopies(length() - entries.size(), entries.get(0)))
                .addAll(entries);
        return filled;
    }

    private int length() {
        return location.schema().path(MAX_ITEMS).intValue();
    }

    private List<JsonNode> entries(JsonNode step) {
        return step.at("/request/body").path(location.field()).valueStream().toList();
    }
}
