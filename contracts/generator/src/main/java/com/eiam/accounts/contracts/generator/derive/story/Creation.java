package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A stated contract that stores something, and then reads it in its only step. */
public record Creation(Spec spec, Operation operation, Contract contract) {

    /**
     * A field whose objects a change merges into what there is.
     *
     * @param change the operation that merges: its keys can be null, so that they are removed
     */
    public record Merge(Location field, Operation change) {}

    /** All of an operation. */
    public static Stream<Creation> allOf(Spec spec, Operation operation) {
        return operation
                .successes()
                .filter(contract -> contract.steps().count() == 1)
                .map(contract -> new Creation(spec, operation, contract));
    }

    /** The first one of an operation whose read names what was stored by an id; empty if there is none. */
    public static Optional<Creation> of(Spec spec, Operation operation) {
        return allOf(spec, operation)
                .filter(creation -> creation.path().isObject())
                .findFirst();
    }

    /**
     * The first one that shows a field as it was sent. If only a contract with more steps does, the first one of the
     * operation; empty if none does.
     */
    public static Optional<Creation> repeating(Spec spec, Operation operation, Location field) {
        return allOf(spec, operation)
                .filter(creation -> repeats(creation.contract, field))
                .findFirst()
                .or(() -> of(spec, operation)
                        .filter(creation -> operation.successes().anyMatch(stated -> repeats(stated, field))));
    }

    private static boolean repeats(Contract stated, Location field) {
        JsonNode sent = stated.request().path("body").path(field.field());
        return !sent.isMissingNode()
                && stated.steps()
                        .anyMatch(step -> sent.equals(step.at("/response/body").path(field.field())));
    }

    /** The stated contract with other steps, without what no read shows. */
    public Story story() {
        return new Story(operation, contract).withoutHidden(spec);
    }

    public JsonNode read() {
        return contract.steps().findFirst().orElseThrow();
    }

    /** The path parameters of the read. */
    public JsonNode path() {
        return read().at("/request/path");
    }

    /** What the read shows. */
    public JsonNode shown() {
        return read().at("/response/body");
    }

    /** The same read, which shows other values. */
    public JsonNode read(ObjectNode shown) {
        ObjectNode read = read().deepCopy().asObject();
        read.withObject("response").set("body", shown);
        return read;
    }

    /** The operations that change such things. */
    public Stream<Operation> changes() {
        String parent = operation.path().substring(0, operation.path().lastIndexOf('/') + 1);
        return spec.operations().stream()
                .filter(other -> other.isUpdate() && other.path().startsWith(parent));
    }

    /** The operation that deletes such things one by one, if there is one: it has the path of the read. */
    public Optional<Operation> deletion() {
        return FollowUp.operation(spec, read())
                .flatMap(read -> spec.operations().stream()
                        .filter(other ->
                                other.method().equals("DELETE") && other.path().equals(read.path()))
                        .filter(other -> other.body().isEmpty())
                        .findFirst());
    }

    /** A step that changes what was created. */
    public Step change(Operation change, ObjectNode body) {
        return Step.of(change).path(path()).body(body);
    }

    /** The same step, which succeeds and repeats the ids of the path. */
    public Step successfulChange(Operation change, ObjectNode body) {
        JsonNode expected = change.contracts().get(0).expected();
        ObjectNode repeated = JsonNodeFactory.instance.objectNode();
        path().forEachEntry((name, id) -> {
            if (expected.has(name)) {
                repeated.set(name, id);
            }
        });
        return change(change, body).succeeds(repeated);
    }

    public Stream<Merge> merges() {
        return Location.fields(spec, operation)
                .filter(field -> field.types().contains("object"))
                .flatMap(field -> changes()
                        .filter(change -> Location.fields(spec, change)
                                .anyMatch(other -> other.field().equals(field.field()) && takesNullForKeys(other)))
                        .limit(1)
                        .map(change -> new Merge(field, change)));
    }

    private boolean takesNullForKeys(Location field) {
        JsonNode free = spec.resolve(field.schema().path("additionalProperties"));
        return OpenApiDocument.texts(free.path("type")).anyMatch("null"::equals);
    }

    /** A new name for each field whose values must be unique. */
    public ObjectNode names(String name) {
        ObjectNode names = JsonNodeFactory.instance.objectNode();
        Outcomes.uniqueFields(spec, operation).forEach(field -> names.put(field.field(), operation.id() + " " + name));
        return names;
    }
}
