package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Keys that only look alike are different keys: a change adds them beside those that there are, and removes no other key. */
final class MergedKeysDerivation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Keys that there are. */
    private static final List<String> KEYS =
            List.of("room", "STRASSE", "\u00e9", "two words", "a.b", "iris", "1", "null", "mixedCase", "ﬁne");

    /** Keys that look like one of them: in other letters, in other code points, with other blanks. */
    private static final List<String> ALIKE = List.of(
            "Room",
            "straße",
            "e\u0301",
            "two  words",
            "two words ",
            " room",
            "a_b",
            "ab",
            "ırıs",
            "01",
            "NULL",
            "mixed_case",
            "fine",
            "a.b.c",
            "a");

    private MergedKeysDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation) {
        return MergedBoundDerivation.created(operation)
                .flatMap(created -> MergedBoundDerivation.top(spec, operation)
                        .filter(location -> location.types().contains("object"))
                        .flatMap(location -> MergedBoundDerivation.merge(spec, operation, location.field()).stream()
                                .map(merge -> draft(spec, operation, created, location, merge))));
    }

    private static Draft draft(Spec spec, Operation operation, Contract created, Location location, Operation merge) {
        String name = "merges into " + location.field() + " keys that look alike";
        ObjectNode stored = values(KEYS, "stored");
        Story story = new Story(operation, created).with(location.field(), stored);
        ObjectNode body = JSON.objectNode();
        Outcomes.uniqueFields(spec, operation).forEach(other -> {
            story.with(other.field(), JSON.stringNode(operation.id() + " " + name));
            body.put(other.field(), operation.id() + " " + name);
        });
        ObjectNode removed = JSON.objectNode();
        ALIKE.forEach(removed::putNull);
        ObjectNode all = stored.deepCopy().setAll(values(ALIKE, "added"));
        ObjectNode removing = body.deepCopy().set(location.field(), removed);
        ObjectNode adding = body.deepCopy().set(location.field(), values(ALIKE, "added"));
        return story.then(change(created, merge, removing))
                .then(read(created, location, stored))
                .then(change(created, merge, adding))
                .then(read(created, location, all))
                .then(change(created, merge, removing))
                .then(read(created, location, stored))
                .draft(spec, name, RoundTripDerivation.KEYWORD);
    }

    private static ObjectNode values(List<String> keys, String value) {
        ObjectNode values = JSON.objectNode();
        keys.forEach(key -> values.put(key, value + " as " + key));
        return values;
    }

    /** A step that changes what was created. Its response repeats the ids of the path. */
    static ObjectNode change(Contract created, Operation change, ObjectNode body) {
        ObjectNode step = MergedBoundDerivation.step(path(created), change.id());
        step.withObject("request").put("raw", body.toString());
        Contract stated = change.contracts().get(0);
        ObjectNode response = step.putObject("response").put("status", stated.status());
        ObjectNode echo = response.putObject("body");
        path(created).properties().stream()
                .filter(id -> stated.expected().has(id.getKey()))
                .forEach(id -> echo.set(id.getKey(), id.getValue()));
        return step;
    }

    private static ObjectNode read(Contract created, Location location, ObjectNode value) {
        ObjectNode step = MergedBoundDerivation.step(
                path(created),
                created.steps().findFirst().orElseThrow().path("operation").stringValue());
        step.putObject("response").put("status", 200).putObject("body").set(location.field(), value);
        return step;
    }

    private static JsonNode path(Contract created) {
        return created.steps().findFirst().orElseThrow().path("request").path("path");
    }
}
