package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One creation per key: the key belongs to one operation, client and application, and a refusal does not use it up. */
final class IdempotencyDerivation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IdempotencyDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return IdempotencyKeys.uniqueField(spec, operation).stream()
                .flatMap(field -> new OfOperation(spec, operation, known, field).drafts());
    }

    private record OfOperation(Spec spec, Operation operation, List<Draft> known, Location unique) {

        Stream<Draft> drafts() {
            return Stream.of(Optional.of(repeated()), Optional.of(apart()), refused())
                    .flatMap(Optional::stream);
        }

        private Contract first() {
            return operation.contracts().get(0);
        }

        private Draft repeated() {
            Story story = new Story(operation, first())
                    .header(IdempotencyKeys.NAME, key("repeated"))
                    .with(unique.field(), name("repeated"))
                    .then(same("$"));
            IdempotencyKeys.reused(spec, operation).ifPresent(code -> {
                story.thenRefused(unique.field(), name("other").stringValue(), code);
                // The key comes before everything but the form.
                refusals()
                        .filter(draft -> !isOfForm(draft) && !code(draft).equals(taken()))
                        .map(draft -> raw(step(operation).put("error", code), renamed(draft)))
                        .forEach(story::then);
            });
            story.then(success(operation, "other", Optional.empty()))
                    .then(success(operation, "other case", Optional.of(key("Repeated"))))
                    .then(success(operation, "longer", Optional.of(key("repeated "))));
            refusal(draft -> draft.keyword().equals(Optional.of("additionalProperties")))
                    .ifPresent(draft ->
                            story.then(raw(refusing(draft), draft.request().json())));
            refusal(draft -> draft.status() == 403).ifPresent(draft -> {
                ObjectNode step = refusing(draft);
                step.withObject("request")
                        .put(
                                "client",
                                draft.request()
                                        .credentials()
                                        .map(Credentials::client)
                                        .orElseThrow());
                story.then(step);
            });
            return story.then(same("$"))
                    .draft(spec, "answers a repeated key with the first answer", IdempotencyKeys.NAME);
        }

        private Draft apart() {
            Story story = new Story(operation, first())
                    .header(IdempotencyKeys.NAME, key("shared"))
                    .with(unique.field(), name("shared"));
            spec.operations().stream()
                    .filter(other -> !other.id().equals(operation.id()))
                    .forEach(other -> IdempotencyKeys.uniqueField(spec, other).ifPresent(field -> {
                        ObjectNode step = success(other, "shared", Optional.of(key("shared")));
                        step.withObject("request")
                                .withObject("body")
                                .set(field.field(), name("shared of " + other.id()));
                        story.then(step);
                    }));
            known.stream()
                    .filter(draft -> draft.isSuccess() && draft.isStated())
                    .map(draft -> draft.request()
                            .credentials()
                            .map(Credentials::client)
                            .orElse(""))
                    .filter(client ->
                            !client.equals(first().request().path("client").asString("")))
                    .distinct()
                    .forEach(client -> {
                        ObjectNode step = success(operation, "shared of " + client, Optional.of(key("shared")));
                        step.withObject("request").put("client", client);
                        story.then(step);
                    });
            return story.then(same("$"))
                    .draft(spec, "keeps the keys of operations and clients apart", IdempotencyKeys.NAME);
        }

        private Optional<Draft> refused() {
            return operation.contracts().stream()
                    .filter(contract -> contract.error().equals(Optional.of(taken())))
                    .findFirst()
                    .map(contract -> {
                        Story story = new Story(operation, contract).header(IdempotencyKeys.NAME, key("refused"));
                        refusals()
                                .map(draft ->
                                        raw(refusing(draft), draft.request().json()))
                                .forEach(story::then);
                        ObjectNode created = success(operation, "refused", Optional.empty());
                        created.withObject("request").remove("headers");
                        story.then(created.put("as", "created"));
                        ObjectNode again = same("$steps.created.");
                        again.withObject("request").withObject("body").set(unique.field(), name("refused"));
                        return story.then(again).draft(spec, "keeps no key of a refused request", IdempotencyKeys.NAME);
                    });
        }

        /** A long one: keys that differ only at their end differ. */
        private String key(String text) {
            return "\"" + operation.id() + " " + "-".repeat(128) + " " + text + "\"";
        }

        private JsonNode name(String text) {
            return JSON.stringNode(operation.id() + " for the key " + text);
        }

        private Optional<Draft> refusal(Predicate<Draft> kind) {
            return known.stream()
                    .filter(draft -> draft.error().isPresent() && kind.test(draft))
                    .findFirst();
        }

        /** The refusals of another body, one for each code. */
        private Stream<Draft> refusals() {
            Set<String> codes = new HashSet<>();
            return known.stream()
                    .filter(draft -> draft.error().isPresent())
                    .filter(draft -> draft.request().body().orElse(null) instanceof Body.Json json
                            && draft.request().equals(known.get(0).request().withBody(json)))
                    .filter(draft -> codes.add(code(draft)));
        }

        private boolean isOfForm(Draft draft) {
            return Checks.codes(spec, Checks.FORM).anyMatch(code(draft)::equals);
        }

        private static String code(Draft draft) {
            return draft.error().orElseThrow().code();
        }

        private String taken() {
            return unique.code("unique").orElseThrow();
        }

        private JsonNode renamed(Draft draft) {
            return draft.request()
                    .json()
                    .asObject()
                    .deepCopy()
                    .set(unique.field(), name("refused with " + code(draft)));
        }

        private static ObjectNode raw(ObjectNode step, JsonNode body) {
            step.withObject("request").put("raw", body.toString());
            return step;
        }

        private ObjectNode step(Operation called) {
            ObjectNode step = JSON.objectNode().put("operation", called.id());
            step.putObject("request");
            return step;
        }

        private ObjectNode refusing(Draft draft) {
            ObjectNode step = step(operation).put("error", code(draft));
            draft.rule()
                    .ifPresent(rule ->
                            step.putObject("rule").put("field", rule.field()).put("keyword", rule.keyword()));
            return step;
        }

        /** A creation with another name, and with a key or without one. */
        private ObjectNode success(Operation called, String name, Optional<String> key) {
            ObjectNode step = step(called);
            ObjectNode request = step.withObject("request");
            request.putObject("headers").put(IdempotencyKeys.NAME, key.orElse(null));
            if (called.equals(operation)) {
                request.putObject("body").set(unique.field(), name(name));
            }
            step.putObject("response").put("status", called.contracts().get(0).status());
            return step;
        }

        /** The same request again, which must get the answer of an earlier one. */
        private ObjectNode same(String earlier) {
            return IdempotencyKeys.same(spec, operation, step(operation), earlier);
        }
    }
}
