package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * No optional field depends on another one. For any two of them, requests send every pair of a value, an empty value and no
 * value: creations, and changes of what was created. And each of them is changed alone.
 */
final class FieldPairsDerivation {

    private static final String KEYWORD = "pairs of fields";

    /** How a request sends a field, and its words before the name of the field. */
    private enum Way {
        VALUE(""),
        EMPTY("empty "),
        LEFT_OUT("no ");

        private final String words;

        Way(String words) {
            this.words = words;
        }
    }

    private FieldPairsDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation) {
        return MergedBoundDerivation.created(operation)
                .flatMap(created ->
                        new Pairing(spec, operation, created, OptionalField.of(spec, operation, created)).drafts());
    }

    /** @param created a contract that creates something and then reads it */
    private record Pairing(Spec spec, Operation operation, Contract created, List<OptionalField> fields) {

        Stream<Draft> drafts() {
            List<List<Way>> rows = Pairs.rows(fields.size(), List.of(Way.values()));
            if (rows.isEmpty()) {
                return Stream.empty();
            }
            return Stream.concat(
                    IntStream.range(0, rows.size()).mapToObj(number -> creation(rows.get(number), number)),
                    changing().map(change -> changes(change, rows)).stream());
        }

        private Draft creation(List<Way> row, int number) {
            String name = IntStream.range(0, row.size())
                    .mapToObj(i -> row.get(i).words + fields.get(i).location().field())
                    .collect(Collectors.joining(", ", "takes together ", ""));
            ObjectNode shown = shown();
            ObjectNode body = required().setAll(rename(shown, number));
            send(body, shown, row, number);
            return new Story(operation, created).body(body).then(read(shown)).draft(spec, name, KEYWORD);
        }

        private Draft changes(Operation change, List<List<Way>> rows) {
            ObjectNode shown = shown();
            ObjectNode body = required().setAll(rename(shown, rows.size()));
            send(body, shown, rows.get(0), rows.size());
            Story story = new Story(operation, created).body(body).then(read(shown));
            int number = rows.size();
            for (List<Way> row : rows) {
                ObjectNode changed = rename(shown, ++number);
                send(changed, shown, row, number);
                story.then(MergedKeysDerivation.change(created, change, changed))
                        .then(read(shown));
            }
            for (OptionalField field : fields) {
                ObjectNode changed = names(shown);
                field.send(changed, shown, ++number);
                story.then(MergedKeysDerivation.change(created, change, changed))
                        .then(read(shown));
            }
            return story.draft(spec, "changes together what it created", KEYWORD);
        }

        /** The operation that changes what this one creates: it takes the same optional fields. */
        private Optional<Operation> changing() {
            return spec.operations().stream()
                    .filter(other -> MergedBoundDerivation.isChange(other, operation))
                    .filter(other -> MergedBoundDerivation.top(spec, other)
                            .map(Location::field)
                            .collect(Collectors.toSet())
                            .containsAll(fields.stream()
                                    .map(field -> field.location().field())
                                    .toList()))
                    .findFirst();
        }

        /** What the read shows if a creation sends no optional field. */
        private ObjectNode shown() {
            ObjectNode shown =
                    OptionalField.read(created).at("/response/body").deepCopy().asObject();
            fields.forEach(field -> field.leaveOut(shown));
            return shown;
        }

        private ObjectNode required() {
            ObjectNode body = created.request().path("body").deepCopy().asObject();
            fields.forEach(field -> body.remove(field.location().field()));
            return body;
        }

        /** The names that must be unique, as a read shows them. */
        private ObjectNode names(ObjectNode shown) {
            ObjectNode names = JsonNodeFactory.instance.objectNode();
            Outcomes.uniqueFields(spec, operation)
                    .forEach(location -> names.set(location.field(), shown.path(location.field())));
            return names;
        }

        /** The same with other names, which the read shows from now on. */
        private ObjectNode rename(ObjectNode shown, int number) {
            names(shown).propertyNames().forEach(name -> shown.put(name, operation.id() + " in pairs " + number));
            return names(shown);
        }

        /** Adds the fields of a row to a body, and their values to what a read shows. */
        private void send(ObjectNode body, ObjectNode shown, List<Way> row, int number) {
            for (int i = 0; i < row.size(); i++) {
                switch (row.get(i)) {
                    case VALUE -> fields.get(i).send(body, shown, number);
                    case EMPTY -> fields.get(i).sendEmpty(body);
                    case LEFT_OUT -> {}
                }
            }
        }

        private ObjectNode read(ObjectNode shown) {
            ObjectNode read = OptionalField.read(created).deepCopy().asObject();
            read.withObject("response").set("body", shown.deepCopy());
            return read;
        }
    }
}
