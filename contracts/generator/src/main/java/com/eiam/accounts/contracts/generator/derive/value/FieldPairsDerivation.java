package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * No optional field depends on another one. For any two of them, requests send every pair of a value, an empty value
 * and no value: creations, and changes of what was created. And each of them is changed alone, and all of them by each
 * client that may.
 */
public final class FieldPairsDerivation implements Derivation {

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

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Creation.of(spec, operation).stream()
                .flatMap(creation -> new Pairing(creation, OptionalField.of(creation)).drafts());
    }

    private record Pairing(Creation creation, List<OptionalField> fields) {

        Stream<Draft> drafts() {
            List<List<Way>> rows = rows();
            return Stream.concat(
                    IntStream.range(0, rows.size()).mapToObj(number -> together(rows.get(number), number)),
                    changing().stream());
        }

        private List<List<Way>> rows() {
            return Pairs.rows(fields.size(), List.of(Way.values()));
        }

        private Draft together(List<Way> row, int number) {
            String name = IntStream.range(0, row.size())
                    .mapToObj(i -> row.get(i).words + fields.get(i).location().field())
                    .collect(Collectors.joining(", ", "takes together ", ""));
            ObjectNode shown = shown();
            ObjectNode values = values(shown, row, number);
            return story(shown, values).draft(creation.spec(), name, KEYWORD);
        }

        private Draft changes(Operation change) {
            List<List<Way>> rows = rows();
            ObjectNode shown = shown();
            int number = rows.size();
            ObjectNode nulls = rename(shown, number);
            fields.forEach(field -> field.sendNull(nulls));
            Story story = story(shown, nulls);
            for (String client : TenantClients.allowed(creation.spec(), change)) {
                ObjectNode changed = values(shown, Collections.nCopies(fields.size(), Way.VALUE), ++number);
                story.then(creation.successfulChange(change, changed).client(client))
                        .then(creation.read(shown.deepCopy()));
            }
            for (List<Way> row : rows) {
                ObjectNode changed = values(shown, row, ++number);
                story.then(creation.successfulChange(change, changed)).then(creation.read(shown.deepCopy()));
            }
            for (OptionalField field : fields) {
                ObjectNode changed = names(shown);
                field.send(changed, shown, ++number);
                story.then(creation.successfulChange(change, changed)).then(creation.read(shown.deepCopy()));
            }
            return story.draft(creation.spec(), "changes together what it created", KEYWORD);
        }

        /** A creation with names and optional fields, and a read that shows them. */
        private Story story(ObjectNode shown, ObjectNode values) {
            ObjectNode body =
                    creation.contract().request().path("body").deepCopy().asObject();
            fields.forEach(field -> body.remove(field.location().field()));
            body.setAll(values);
            return creation.story().body(body).then(creation.read(shown.deepCopy()));
        }

        /** The changes with the operation that takes the most of the fields: those that it takes. */
        private Optional<Draft> changing() {
            return creation.changes()
                    .map(change -> Map.entry(change, takenBy(change)))
                    .filter(change -> !change.getValue().isEmpty())
                    .reduce((one, other) ->
                            other.getValue().size() > one.getValue().size() ? other : one)
                    .map(change -> new Pairing(creation, change.getValue()).changes(change.getKey()));
        }

        private List<OptionalField> takenBy(Operation change) {
            Set<String> taken = Location.fields(creation.spec(), change)
                    .map(Location::field)
                    .collect(Collectors.toSet());
            return fields.stream()
                    .filter(field -> taken.contains(field.location().field()))
                    .toList();
        }

        /** What the read shows if a creation sends no optional field. */
        private ObjectNode shown() {
            ObjectNode shown = creation.shown().deepCopy().asObject();
            fields.forEach(field -> field.leaveOut(shown));
            return shown;
        }

        /** The names that must be unique, as a read shows them. */
        private ObjectNode names(ObjectNode shown) {
            ObjectNode names = JsonNodeFactory.instance.objectNode();
            creation.names("").propertyNames().forEach(name -> names.set(name, shown.path(name)));
            return names;
        }

        /** Other names, which the read shows from now on. */
        private ObjectNode rename(ObjectNode shown, int number) {
            ObjectNode names = creation.names("in pairs " + number);
            shown.setAll(names);
            return names;
        }

        /** Other names and the fields of a row; a read shows them from now on. */
        private ObjectNode values(ObjectNode shown, List<Way> row, int number) {
            ObjectNode values = rename(shown, number);
            for (int i = 0; i < row.size(); i++) {
                switch (row.get(i)) {
                    case VALUE -> fields.get(i).send(values, shown, number);
                    case EMPTY -> fields.get(i).sendEmpty(values);
                    case LEFT_OUT -> {}
                }
            }
            return values;
        }
    }
}
