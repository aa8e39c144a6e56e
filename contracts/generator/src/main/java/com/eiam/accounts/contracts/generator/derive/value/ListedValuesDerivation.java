package com.eiam.accounts.contracts.generator.derive.value;

import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every read repeats what is stored, lists as well. It takes a stated contract that lists the only thing that it
 * creates, and sends values that are easily changed, first with the creation and then with a change. The clients that
 * may read take turns.
 */
public final class ListedValuesDerivation implements Derivation {

    private static final String TEXT =
            "<b>&amp; \"a\" 'b'</b> 🙂 \u00e9 e\u0301 100%41 %s a+b \\u0041 \\41 \\ {{x}} ${y} '; -- ` ＡＢ ﬁ ß ı";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return operation
                .successes()
                .flatMap(contract -> new Life(spec, operation, contract).draft().stream())
                .limit(1);
    }

    /** A stated contract from a creation to a deletion. */
    private record Life(Spec spec, Operation operation, Contract stated) {

        Optional<Draft> draft() {
            List<JsonNode> reads = stated.steps()
                    .takeWhile(step -> called(step).method().equals("GET"))
                    .filter(step -> shown(step).isPresent())
                    .toList();
            Optional<JsonNode> change = first(Operation::isUpdate)
                    .filter(step -> step.at("/request/body").isObject());
            Optional<JsonNode> deletion = first(called -> called.method().equals("DELETE"));
            boolean isListed = reads.stream().anyMatch(step -> shown(step).get() != step.at("/response/body"));
            if (!isListed || change.isEmpty() || deletion.isEmpty()) {
                return Optional.empty();
            }
            List<Location> fields = fields().filter(field -> isTaken(called(change.get()), field))
                    .filter(field -> reads.stream()
                            .allMatch(read -> shown(read).orElseThrow().has(field.field())))
                    .toList();
            ObjectNode values = values(fields, 0);
            Story story = new Story(operation, stated).with(values);
            show(story, reads, values, 0);
            ObjectNode other = values(fields, 1);
            ObjectNode changing = change.get().deepCopy().asObject();
            changing.withObject("request").withObject("body").setAll(other);
            story.then(changing);
            show(story, reads, other, 1);
            int turn = 2;
            for (Map.Entry<String, JsonNode> value : values(fields, 2).properties()) {
                if (!isRequired(called(changing), value.getKey())) {
                    other.set(value.getKey(), value.getValue());
                    story.then(only(changing, other, value.getKey()));
                    show(story, reads, other, turn++);
                }
            }
            return Optional.of(story.then(deletion.get())
                    .draft(
                            spec,
                            "keeps values of all kinds, and changed ones, in every read",
                            RoundTripDerivation.KEYWORD));
        }

        /** The change with one field, and with those that it must have. */
        private JsonNode only(ObjectNode changing, ObjectNode values, String field) {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            values.properties().stream()
                    .filter(entry -> entry.getKey().equals(field) || isRequired(called(changing), entry.getKey()))
                    .forEach(entry -> body.set(entry.getKey(), entry.getValue()));
            ObjectNode step = changing.deepCopy();
            step.withObject("request").remove("body");
            step.withObject("request").put("raw", body.toString());
            return step;
        }

        private boolean isRequired(Operation change, String field) {
            return Location.fields(spec, change)
                    .anyMatch(
                            location -> location.required() && location.field().equals(field));
        }

        private boolean isTaken(Operation change, Location field) {
            return Location.fields(spec, change)
                    .anyMatch(location -> location.field().equals(field.field()));
        }

        private Operation called(JsonNode step) {
            return FollowUp.operation(spec, step).orElseThrow();
        }

        /** The first successful change of a kind whose path ends with the thing itself. */
        private Optional<JsonNode> first(Predicate<Operation> kind) {
            return stated.steps()
                    .filter(step -> step.has("response"))
                    .filter(step ->
                            kind.test(called(step)) && called(step).path().endsWith("}"))
                    .findFirst();
        }

        /** What a read shows of the thing: its body, or the only row of a list in it. */
        private Optional<JsonNode> shown(JsonNode read) {
            JsonNode body = read.at("/response/body");
            return Stream.concat(
                            Stream.of(body),
                            body.valueStream()
                                    .filter(list -> list.isArray() && list.size() == 1)
                                    .map(list -> list.path(0)))
                    .filter(thing -> fields().anyMatch(field -> thing.has(field.field())))
                    .findFirst();
        }

        /** Reads the values; in each turn, each read is made by another client. */
        private void show(Story story, List<JsonNode> reads, ObjectNode values, int turn) {
            for (int i = 0; i < reads.size(); i++) {
                ObjectNode read = reads.get(i).deepCopy().asObject();
                shown(read).orElseThrow().asObject().setAll(values);
                List<String> clients = TenantClients.allowed(spec, called(read));
                read.withObject("request").put("client", clients.get((turn + i) % clients.size()));
                story.then(read);
            }
        }

        private static ObjectNode values(List<Location> fields, int turn) {
            ObjectNode values = JsonNodeFactory.instance.objectNode();
            fields.forEach(field -> values.set(field.field(), value(field, turn)));
            return values;
        }

        /** The texts that name nothing else, and the objects. */
        private Stream<Location> fields() {
            return Location.fields(spec, operation)
                    .filter(field -> !field.isHidden() && !field.isReference())
                    .filter(field ->
                            field.types().contains("object") || field.types().contains("string"))
                    .filter(field -> spec.schemas()
                            .faults(field.schema(), value(field, 0))
                            .isEmpty());
        }

        /** Each turn moves the values to other keys. */
        private static JsonNode value(Location field, int turn) {
            if (field.types().contains("object")) {
                return turned(RoundTripDerivation.VALUES, turn);
            }
            String end = " " + field.field() + turn;
            int most = field.schema().path("maxLength").intValue(Integer.MAX_VALUE) - end.length();
            return JsonNodeFactory.instance.stringNode(RoundTripDerivation.cut(TEXT, Math.max(0, most)) + end);
        }

        private static ObjectNode turned(JsonNode values, int turn) {
            List<JsonNode> all = new ArrayList<>(values.valueStream().toList());
            Collections.rotate(all, turn);
            ObjectNode turned = JsonNodeFactory.instance.objectNode();
            values.propertyNames().forEach(key -> turned.set(key, all.remove(0)));
            return turned;
        }
    }
}
