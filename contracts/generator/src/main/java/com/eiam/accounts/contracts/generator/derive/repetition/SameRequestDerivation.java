package com.eiam.accounts.contracts.generator.derive.repetition;

import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.RefusalBody;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which requests with one key are the same: those whose bodies have the same fields and values, however they are
 * written. A default or an empty value that is written out is another field.
 */
public final class SameRequestDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return IdempotencyKeys.uniqueField(spec, operation).stream()
                .flatMap(
                        unique -> IdempotencyKeys.reused(spec, operation)
                                .map(code -> new Bodies(spec, operation, unique, code).draft())
                                .stream());
    }

    private record Bodies(Spec spec, Operation operation, Location unique, String code) {

        Draft draft() {
            String name = "compares the fields and values of requests with one key";
            Contract first = operation.contracts().get(0);
            ObjectNode sent = sent(first, operation.id() + " " + name);
            Story story = new Story(operation, first)
                    .header(IdempotencyKeys.NAME, "\"" + operation.id() + " with the same fields\"")
                    .body(sent);
            List<ObjectNode> others = Location.fields(spec, operation)
                    .filter(location -> !location.required())
                    .flatMap(location -> others(sent, location))
                    .toList();
            for (int i = 0; i < others.size(); i++) {
                Step step = Step.of(operation).body(others.get(i)).fails(code);
                story.then(i % 2 == 0 ? step.header(RefusalBody.ACCEPT_LANGUAGE, "en") : step);
            }
            Stream.of(sent.toPrettyString(), reversed(sent).toString(), escaped(sent))
                    .forEach(text -> story.then(Step.of(operation).body(text).succeedsAs("$", spec)));
            return story.draft(spec, name, IdempotencyKeys.NAME);
        }

        /** The required fields and the unique one. */
        private ObjectNode sent(Contract first, String name) {
            ObjectNode sent = JsonNodeFactory.instance.objectNode();
            Location.fields(spec, operation).forEach(location -> {
                JsonNode stated = first.request().path("body").path(location.field());
                if (location.field().equals(unique.field())) {
                    sent.put(location.field(), name);
                } else if (location.required()) {
                    sent.set(location.field(), stated);
                }
            });
            return sent;
        }

        /** The body with a field that it does not have: its default, or an empty value. */
        private Stream<ObjectNode> others(ObjectNode sent, Location location) {
            List<JsonNode> values = new ArrayList<>();
            Optional.of(location.schema().path("default"))
                    .filter(value -> !value.isMissingNode())
                    .ifPresent(values::add);
            if (location.types().contains("object")) {
                values.add(JsonNodeFactory.instance.objectNode());
            } else if (location.types().contains("string") && !location.schema().has("pattern")) {
                values.add(JsonNodeFactory.instance.stringNode(""));
            }
            return sent.has(location.field())
                    ? Stream.empty()
                    : values.stream().map(value -> sent.deepCopy().set(location.field(), value));
        }

        private static ObjectNode reversed(ObjectNode body) {
            List<Map.Entry<String, JsonNode>> entries = new ArrayList<>(body.properties());
            Collections.reverse(entries);
            ObjectNode reversed = JsonMapper.shared().createObjectNode();
            entries.forEach(entry -> reversed.set(entry.getKey(), entry.getValue()));
            return reversed;
        }

        /** The same body with its first letter written as an escape sequence. */
        private static String escaped(ObjectNode body) {
            String text = body.toString();
            return "{\"\\u%04x".formatted((int) text.charAt(2)) + text.substring(3);
        }
    }
}
