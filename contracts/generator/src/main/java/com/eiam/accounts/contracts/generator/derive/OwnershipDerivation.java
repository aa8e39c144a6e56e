package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What belongs to somebody else does not exist: an account of another application, an account of a kind that the operation
 * does not take, and whatever a body refers to. The contract tenant has them all.
 */
final class OwnershipDerivation implements Derivation {

    private static final String UNKNOWN = "unknown";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return new OfOperation(spec, operation, known.get(0).request(), known).drafts();
    }

    private record OfOperation(Spec spec, Operation operation, Request first, List<Draft> known) {

        Stream<Draft> drafts() {
            List<String> path = operation.parameters().stream()
                    .filter(Parameter::isInPath)
                    .map(Parameter::name)
                    .toList();
            if (path.isEmpty()) {
                return Stream.empty();
            }
            Stream<Draft> references = references(path.get(0));
            return path.size() < 2 ? references : Stream.concat(things(path.get(0), path.get(1)), references);
        }

        /** The things of the second parameter in all owners of the first: applications and their accounts. */
        private Stream<Draft> things(String ownerKey, String thingKey) {
            Optional<ErrorEntry> error = operation.parameters().stream()
                    .filter(parameter -> parameter.name().equals(thingKey))
                    .flatMap(parameter -> error(parameter.schema()).stream())
                    .findFirst();
            String owner = first.pathParameters().get(ownerKey);
            String thing = first.pathParameters().get(thingKey);
            String kind = kind(thingKey, thing);
            List<JsonNode> owners = Tenant.owners(spec, ownerKey);
            Stream<Draft> foreign = owners.stream()
                    .filter(other -> !other.path(ownerKey).stringValue().equals(owner))
                    .flatMap(other -> Tenant.things(other, thingKey)
                            .filter(node -> kind.equals(
                                    kind(thingKey, node.path(thingKey).stringValue())))
                            .findFirst()
                            .or(() -> Tenant.things(other, thingKey).findFirst())
                            .stream()
                            .flatMap(node -> error
                                    .map(code -> refusal(
                                            "refuses an account of the application "
                                                    + other.path("name").asString(),
                                            Map.of(thingKey, node.path(thingKey).stringValue()),
                                            code,
                                            other.path(ownerKey).stringValue()))
                                    .stream()));
            Stream<Draft> elsewhere = owners.stream()
                    .filter(other -> !other.path(ownerKey).stringValue().equals(owner))
                    .filter(other -> Tenant.things(other, thingKey).findAny().isPresent())
                    .flatMap(other -> error
                            .map(code -> refusal(
                                    "refuses its account in the application "
                                            + other.path("name").asString(),
                                    Map.of(ownerKey, other.path(ownerKey).stringValue()),
                                    code,
                                    owner))
                            .stream())
                    .filter(draft -> !needsModel());
            Stream<Draft> otherKinds = owners.stream()
                    .filter(own -> own.path(ownerKey).stringValue().equals(owner) && takesOneKind(own, thingKey, error))
                    .flatMap(own -> Tenant.things(own, thingKey)
                            .map(node -> node.path(thingKey).stringValue())
                            .filter(id -> !kind(thingKey, id).equals(kind))
                            .limit(4)
                            .flatMap(id -> error
                                    .map(code -> refusal(
                                            "refuses the " + kind(thingKey, id) + " " + id,
                                            Map.of(thingKey, id),
                                            code,
                                            owner))
                                    .stream()));
            return Stream.of(foreign, elsewhere, otherKinds).flatMap(drafts -> drafts);
        }

        /** Whether another application may refuse the operation for a model that it lacks. */
        private boolean needsModel() {
            return Checks.codes(spec, Checks.OBJECT_MODEL)
                    .anyMatch(model -> operation.codes().anyMatch(model::equals));
        }

        /** Whether the spec states of any operation that its code refuses a thing of another kind and of the same owner. */
        private boolean takesOneKind(JsonNode own, String thingKey, Optional<ErrorEntry> error) {
            String kind = kind(thingKey, first.pathParameters().get(thingKey));
            return spec.operations().stream()
                    .flatMap(other -> other.contracts().stream())
                    .filter(contract -> error.map(ErrorEntry::code).equals(contract.error()))
                    .map(contract ->
                            contract.request().path("path").path(thingKey).asString(""))
                    .anyMatch(refused -> !kind.equals(kind(thingKey, refused))
                            && Tenant.things(own, thingKey)
                                    .anyMatch(thing ->
                                            thing.path(thingKey).asString("").equals(refused)));
        }

        private String kind(String key, String id) {
            return Tenant.having(spec, key, id)
                    .map(thing -> thing.path("account_type").stringValue(""))
                    .orElse("");
        }

        private Optional<ErrorEntry> error(JsonNode schema) {
            return Location.code(schema, UNKNOWN).map(spec.catalogue()::get);
        }

        /** A refusal after which the owner's own read shows that nothing changed. */
        private Draft refusal(String name, Map<String, String> changes, ErrorEntry error, String owner) {
            Map<String, String> path = new LinkedHashMap<>(first.pathParameters());
            path.putAll(changes);
            Draft draft = Draft.refusal(name, first.withPathParameters(path), error, Optional.empty(), UNKNOWN)
                    .withStub(Draft.Stub.EXACT);
            if (!operation.isChange() || isDeleted(path)) {
                return draft;
            }
            Map<String, String> own = new LinkedHashMap<>(path);
            own.put(first.pathParameters().keySet().iterator().next(), owner);
            return draft.then(spec.operations().stream()
                    .filter(read -> read.method().equals("GET")
                            && read.pathParameters().equals(path.keySet())
                            && shows(read, own))
                    .map(read -> read(read, own))
                    .toList());
        }

        /** Whether a read shows the thing itself, or the part of it that the operation changes and that it has. */
        private boolean shows(Operation read, Map<String, String> path) {
            String part = read.path().replaceAll(".*[/}]", "");
            return part.isEmpty()
                    || operation.path().startsWith(read.path())
                            && path.entrySet().stream()
                                    .flatMap(id -> Tenant.having(spec, id.getKey(), id.getValue()).stream())
                                    .anyMatch(thing -> thing.has(part));
        }

        /** Whether another contract deletes the thing. It may be gone when this contract runs. */
        private boolean isDeleted(Map<String, String> path) {
            return spec.operations().stream()
                    .flatMap(other -> other.contracts().stream())
                    .filter(contract ->
                            contract.error().isEmpty() && contract.steps().anyMatch(step -> step.has("error")))
                    .flatMap(contract -> contract.request().path("path").valueStream())
                    .map(JsonNode::asString)
                    .anyMatch(id -> path.values().stream().skip(1).anyMatch(id::equals));
        }

        private static FollowUp read(Operation read, Map<String, String> path) {
            ObjectNode request = read.contracts().get(0).request().deepCopy();
            path.forEach((name, value) -> request.withObject("path").put(name, value));
            return new FollowUp(
                    Optional.empty(),
                    read,
                    new Contract(
                            "shows that nothing changed",
                            request,
                            Optional.empty(),
                            MissingNode.getInstance(),
                            read.contracts().get(0).status(),
                            MissingNode.getInstance(),
                            MissingNode.getInstance(),
                            request));
        }

        /** What a body refers to: that of another application, and another name of the right one. */
        private Stream<Draft> references(String ownerKey) {
            if (!(first.body().orElse(null) instanceof Body.Json json)) {
                return Stream.empty();
            }
            String owner = first.pathParameters().get(ownerKey);
            return Location.inBody(spec, operation).stream()
                    .filter(location -> error(location.schema()).isPresent())
                    .flatMap(location -> Stream.concat(
                                    Tenant.strangers(spec, ownerKey, owner, key(location)),
                                    Tenant.lookalikes(spec, ownerKey, owner, key(location), isName(location)))
                            .map(value -> Draft.refusal(
                                            "refuses '" + value + "' as " + location.field(),
                                            first.withBody(new Body.Json(location.set(
                                                    json.value(), JsonNodeFactory.instance.stringNode(value)))),
                                            error(location.schema()).orElseThrow(),
                                            Optional.empty(),
                                            UNKNOWN)
                                    .withStub(Draft.Stub.EXACT)));
        }

        /** Whether it is a name, which has no case; an id or a code has. */
        private static boolean isName(Location location) {
            return location.schema().path(Extensions.VISIBLE_TEXT).booleanValue(false);
        }

        private static String key(Location location) {
            String field = location.steps().get(0);
            return location.isTop() ? field : field.replaceFirst("s$", "");
        }
    }
}
