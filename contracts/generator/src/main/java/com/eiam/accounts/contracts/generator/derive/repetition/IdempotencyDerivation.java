package com.eiam.accounts.contracts.generator.derive.repetition;

import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** One creation per key: the key belongs to one operation, client and application, and a refusal does not use it up. */
public final class IdempotencyDerivation implements Derivation {

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return IdempotencyKeys.uniqueField(spec, operation).stream()
                .flatMap(field -> new OfOperation(spec, operation, known, field).drafts());
    }

    private record OfOperation(Spec spec, Operation operation, List<Draft> known, Location unique) {

        Stream<Draft> drafts() {
            return Stream.of(Optional.of(repeated()), Optional.of(apart()), refused(), otherToken())
                    .flatMap(Optional::stream);
        }

        private Contract first() {
            return operation.contracts().get(0);
        }

        private Draft repeated() {
            Story story = new Story(operation, first())
                    .header(IdempotencyKeys.NAME, key("repeated"))
                    .with(unique.field(), name("repeated"))
                    .then(Step.of(operation).succeedsAs("$", spec));
            IdempotencyKeys.reused(spec, operation).ifPresent(code -> {
                story.then(
                        Step.of(operation).with(unique.field(), name("other")).fails(code));
                otherCases()
                        .forEach(field -> story.then(Step.of(operation)
                                .with(field.getKey(), field.getValue())
                                .fails(code)));
                // The key comes before everything but the form.
                refusals()
                        .filter(draft -> !isOfForm(draft) && !code(draft).equals(taken()))
                        .forEach(draft -> story.then(
                                Step.of(operation).body(renamed(draft)).fails(code)));
            });
            story.then(creation("other").header(IdempotencyKeys.NAME, null))
                    .then(creation("other case").header(IdempotencyKeys.NAME, key("Repeated")))
                    .then(creation("longer").header(IdempotencyKeys.NAME, key("repeated ")));
            refusal(draft -> draft.keyword().equals(Optional.of("additionalProperties")))
                    .ifPresent(draft -> story.then(failing(draft)));
            refusal(draft -> draft.status() == 403)
                    .ifPresent(draft ->
                            story.then(Step.of(operation).client(client(draft)).fails(draft)));
            return story.then(Step.of(operation).succeedsAs("$", spec))
                    .draft(spec, "answers a repeated key with the first answer", IdempotencyKeys.NAME);
        }

        /** The other texts of the body in another case: only names have none. */
        private Stream<Map.Entry<String, String>> otherCases() {
            return first().request()
                    .path("body")
                    .propertyStream()
                    .filter(field ->
                            field.getValue().isString() && !field.getKey().equals(unique.field()))
                    .map(field ->
                            Map.entry(field.getKey(), otherCase(field.getValue().stringValue())))
                    .filter(field -> !first().request()
                            .path("body")
                            .path(field.getKey())
                            .stringValue()
                            .equals(field.getValue()));
        }

        private static String otherCase(String text) {
            String upper = text.toUpperCase(Locale.ROOT);
            return upper.equals(text) ? text.toLowerCase(Locale.ROOT) : upper;
        }

        private Draft apart() {
            Story story = new Story(operation, first())
                    .header(IdempotencyKeys.NAME, key("shared"))
                    .with(unique.field(), name("shared"));
            spec.operations().stream()
                    .filter(other -> !other.id().equals(operation.id()))
                    .forEach(other -> IdempotencyKeys.uniqueField(spec, other)
                            .ifPresent(field -> story.then(Step.of(other)
                                    .header(IdempotencyKeys.NAME, key("shared"))
                                    .with(field.field(), name("shared of " + other.id()))
                                    .succeeds())));
            known.stream()
                    .filter(draft -> draft.isSuccess() && draft.isStated())
                    .map(OfOperation::client)
                    .filter(client ->
                            !client.equals(first().request().path("client").asString("")))
                    .distinct()
                    .forEach(client -> story.then(creation("shared of " + client)
                            .header(IdempotencyKeys.NAME, key("shared"))
                            .client(client)));
            return story.then(Step.of(operation).succeedsAs("$", spec))
                    .draft(spec, "keeps the keys of operations and clients apart", IdempotencyKeys.NAME);
        }

        private Optional<Draft> refused() {
            return operation.contracts().stream()
                    .filter(contract -> contract.error().equals(Optional.of(taken())))
                    .findFirst()
                    .map(contract -> {
                        Story story = new Story(operation, contract).header(IdempotencyKeys.NAME, key("refused"));
                        refusals().forEach(draft -> story.then(failing(draft)));
                        return story.then(creation("refused").as("created"))
                                .then(Step.of(operation)
                                        .with(unique.field(), name("refused"))
                                        .succeedsAs("$steps.created.", spec))
                                .draft(spec, "keeps no key of a refused request", IdempotencyKeys.NAME);
                    });
        }

        /** The key belongs to the client, whichever token it sends. */
        private Optional<Draft> otherToken() {
            return spec.operations().stream()
                    .filter(issuing -> issuing.security() == Security.BASIC)
                    .findFirst()
                    .map(issuing -> new Story(operation, first())
                            .header(IdempotencyKeys.NAME, key("of two tokens"))
                            .with(unique.field(), name("of two tokens"))
                            .then(Step.of(issuing)
                                    .client(first().request().path("client").asString(""))
                                    .as("token")
                                    .succeeds())
                            .then(Step.of(operation)
                                    .header(Request.AUTHORIZATION, "Bearer {$steps.token.response.body#/access_token}")
                                    .succeedsAs("$", spec))
                            .draft(spec, "knows a key when the client has another token", IdempotencyKeys.NAME));
        }

        /** A long one: keys that differ only at their end differ. */
        private String key(String text) {
            return "\"" + operation.id() + " " + "-".repeat(128) + " " + text + "\"";
        }

        private String name(String text) {
            return operation.id() + " for the key " + text;
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

        private static String client(Draft draft) {
            return draft.request().credentials().map(Credentials::client).orElse("");
        }

        private JsonNode renamed(Draft draft) {
            ObjectNode body = draft.request().json().asObject().deepCopy();
            return body.put(unique.field(), name("refused with " + code(draft)));
        }

        /** The request of a refusal, as a step. */
        private Step failing(Draft draft) {
            return Step.of(operation).body(draft.request().json()).fails(draft);
        }

        /** A creation with another name. */
        private Step creation(String name) {
            return Step.of(operation).with(unique.field(), name(name)).succeeds();
        }
    }
}
