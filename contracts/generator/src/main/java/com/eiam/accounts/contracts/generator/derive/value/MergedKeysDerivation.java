package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keys that only look alike are different: a change adds them beside those that exist, and removes no other key. What it
 * does not name keeps its value, and its last key can be removed as well.
 */
public final class MergedKeysDerivation implements Derivation {

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

    /** Their values: some languages take all but the first one for no value. */
    private static final List<JsonNode> ADDED = List.of(
            JSON.stringNode("added"),
            JSON.booleanNode(false),
            JSON.numberNode(0),
            JSON.stringNode(""),
            JSON.arrayNode());

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Creation.of(spec, operation).stream()
                .flatMap(creation -> creation.merges().map(merge -> draft(creation, merge)));
    }

    private static Draft draft(Creation creation, Creation.Merge merge) {
        String field = merge.field().field();
        String name = "merges into " + field + " keys that look alike";
        ObjectNode names = creation.names(name);
        ObjectNode stored = RoundTripDerivation.VALUES.deepCopy().asObject();
        KEYS.forEach(key -> stored.put(key, "stored as " + key));
        ObjectNode added = JSON.objectNode();
        for (int i = 0; i < ALIKE.size(); i++) {
            added.set(ALIKE.get(i), ADDED.get(i % ADDED.size()));
        }
        RoundTripDerivation.fields(creation, merge.field()).properties().forEach(value -> {
            if (!stored.has(value.getKey())) {
                added.set(value.getKey(), value.getValue());
            }
        });
        ObjectNode removing = names.deepCopy().set(field, nulls(added));
        ObjectNode adding = names.deepCopy().set(field, added);
        JsonNode withoutThem = creation.read(JSON.objectNode().set(field, stored));
        JsonNode withThem =
                creation.read(JSON.objectNode().set(field, stored.deepCopy().setAll(added)));
        return creation.story()
                .with(field, stored)
                .with(names)
                .then(creation.successfulChange(merge.change(), removing))
                .then(withoutThem)
                .then(creation.successfulChange(merge.change(), adding))
                .then(withThem)
                .then(creation.successfulChange(merge.change(), removing))
                .then(withoutThem)
                .then(creation.successfulChange(merge.change(), names.deepCopy().set(field, nulls(stored))))
                .then(creation.read(JSON.objectNode().set(field, JSON.objectNode())))
                .draft(creation.spec(), name, RoundTripDerivation.KEYWORD);
    }

    /** Removes all keys. */
    private static ObjectNode nulls(ObjectNode values) {
        ObjectNode nulls = JSON.objectNode();
        values.propertyNames().forEach(nulls::putNull);
        return nulls;
    }
}
