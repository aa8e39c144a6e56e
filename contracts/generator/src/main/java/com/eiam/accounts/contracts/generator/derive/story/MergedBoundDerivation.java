package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.BodySamples;
import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The bounds of an object that changes are merged into apply to the result: a full object takes no other key, but one key
 * instead of another.
 */
final class MergedBoundDerivation {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> BOUNDS = Set.of("maxProperties", Extensions.MAX_BYTES);
    private static final String ANOTHER_KEY = "another-key";

    private MergedBoundDerivation() {}

    static Stream<Draft> drafts(Spec spec, Operation operation) {
        return created(operation)
                .flatMap(contract -> top(spec, operation)
                        .filter(location -> location.types().contains("object"))
                        .flatMap(location -> drafts(spec, operation, contract, location)));
    }

    /** The contract that creates something and then reads it. */
    static Stream<Contract> created(Operation operation) {
        return operation.contracts().stream()
                .filter(contract ->
                        contract.error().isEmpty() && contract.steps().count() == 1)
                .filter(contract -> contract.steps()
                        .findFirst()
                        .orElseThrow()
                        .path("request")
                        .has("path"))
                .limit(1);
    }

    static Stream<Location> top(Spec spec, Operation operation) {
        return Location.fields(spec, operation);
    }

    private static Stream<Draft> drafts(Spec spec, Operation operation, Contract created, Location location) {
        return merge(spec, operation, location.field()).stream()
                .flatMap(merge -> new BodySamples(spec, location)
                        .allowed("").stream()
                                .filter(sample -> BOUNDS.contains(sample.keyword()))
                                .flatMap(sample -> draft(spec, operation, created, location, merge, sample).stream()));
    }

    private static JsonNode freeValues(Spec spec, Location location) {
        return spec.resolve(location.schema().path("additionalProperties"));
    }

    /** The operation that merges the same field into what there is: its keys can be null, so that they are removed. */
    static Optional<Operation> merge(Spec spec, Operation operation, String field) {
        return spec.operations().stream()
                .filter(other -> isChange(other, operation))
                .filter(other -> top(spec, other)
                        .anyMatch(location -> location.field().equals(field)
                                && freeValues(spec, location)
                                        .path("type")
                                        .valueStream()
                                        .anyMatch(type -> type.stringValue("").equals("null"))))
                .findFirst();
    }

    /** Whether an operation changes a thing of the kind that another one creates. */
    static boolean isChange(Operation other, Operation operation) {
        return other.method().equals("PUT") && other.path().startsWith(parent(operation.path()));
    }

    private static String parent(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private static Optional<Draft> draft(
            Spec spec,
            Operation operation,
            Contract created,
            Location location,
            Operation merge,
            BodySamples.Sample full) {
        String name = "merges into " + full.name() + " no more than fits";
        Story story = new Story(operation, created).with(location.field(), full.value());
        ObjectNode body = JSON.objectNode();
        Outcomes.uniqueFields(spec, operation).forEach(other -> {
            story.with(other.field(), JSON.stringNode(operation.id() + " " + name));
            body.put(other.field(), operation.id() + " " + name);
        });
        JsonNode path =
                created.steps().findFirst().orElseThrow().path("request").path("path");
        String firstKey = full.value().propertyNames().iterator().next();
        ObjectNode oneMore = JSON.objectNode().put(ANOTHER_KEY, "x");
        ObjectNode oneForAnother = oneMore.deepCopy().putNull(firstKey);
        ObjectNode result = (ObjectNode) full.value().deepCopy();
        result.remove(firstKey);
        result.setAll(oneMore);
        Contract stated = merge.contracts().get(0);
        String read =
                created.steps().findFirst().orElseThrow().path("operation").stringValue();
        ObjectNode shown = step(path, read);
        ObjectNode response = shown.putObject("response").put("status", 200);
        response.putObject("body").set(location.field(), result);
        ObjectNode swapped = change(path, merge, body, location.field(), oneForAnother);
        swapped.putObject("response").put("status", stated.status());
        return refused(spec, merge, location.field(), full.keyword())
                .map(refused -> story.then(refusing(change(path, merge, body, location.field(), oneMore), refused))
                        .then(swapped)
                        .then(shown)
                        .draft(spec, name, full.keyword()));
    }

    /** What the merging operation answers if the bound is broken. */
    private static Optional<Draft> refused(Spec spec, Operation merge, String field, String keyword) {
        Draft first = TestCase.stated(spec, merge).get(0);
        return top(spec, merge)
                .filter(location -> location.field().equals(field))
                .findFirst()
                .flatMap(location -> new Outcomes(spec, merge, first)
                        .refusal("", first.request(), new BrokenRule(location, keyword)));
    }

    private static ObjectNode refusing(ObjectNode step, Draft refused) {
        refused.error().ifPresent(error -> step.put("error", error.code()));
        refused.rule()
                .ifPresent(rule ->
                        step.putObject("rule").put("field", rule.field()).put("keyword", rule.keyword()));
        return step;
    }

    private static ObjectNode change(JsonNode path, Operation merge, ObjectNode body, String field, JsonNode value) {
        ObjectNode step = step(path, merge.id());
        step.withObject("request")
                .put("raw", ((ObjectNode) body.deepCopy()).set(field, value).toString());
        return step;
    }

    static ObjectNode step(JsonNode path, String operation) {
        ObjectNode step = JSON.objectNode().put("operation", operation);
        step.putObject("request").set("path", path);
        return step;
    }
}
