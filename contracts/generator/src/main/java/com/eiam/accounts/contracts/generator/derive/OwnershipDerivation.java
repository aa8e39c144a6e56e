package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.contracts.generator.derive.sample.Checks;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
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
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What belongs to somebody else does not exist: an account of another application, an account of a kind that the
 * operation does not take, and whatever a body refers to. The contract tenant has them all.
 */
final class OwnershipDerivation implements Derivation {

    private static final String UNKNOWN = "unknown";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return new OfOperation(spec, operation, known.get(0).request(), known).drafts();
    }

    private record OfOperation(Spec spec, Operation operation, Request first, List<Draft> known) {

        Stream<Draft> drafts() {
            List<Location> path = Location.inPath(operation);
            if (path.isEmpty()) {
                return Stream.empty();
            }
            String ownerKey = path.get(0).field();
            Stream<Draft> things = path.stream()
                    .skip(1)
                    .limit(1)
                    .flatMap(thing -> error(thing).stream().flatMap(error -> things(ownerKey, thing.field(), error)));
            return Stream.concat(things, references(ownerKey));
        }

        /** The things of the second parameter in all owners of the first: applications and their accounts. */
        private Stream<Draft> things(String ownerKey, String thingKey, ErrorEntry error) {
            String owner = first.pathParameters().get(ownerKey);
            Map<String, String> kinds = kinds(thingKey);
            String kind = kinds.getOrDefault(first.pathParameters().get(thingKey), "");
            List<JsonNode> owners = Tenant.owners(spec, ownerKey);
            List<JsonNode> others = owners.stream()
                    .filter(other -> !text(other, ownerKey).equals(owner))
                    .filter(other -> Tenant.things(other, thingKey).findAny().isPresent())
                    .toList();
            Set<String> seen = new HashSet<>();
            Stream<Draft> foreign = others.stream().map(other -> {
                List<String> ids = Tenant.things(other, thingKey)
                        .map(thing -> text(thing, thingKey))
                        .sorted(Comparator.comparing(id -> !kinds.get(id).equals(kind)))
                        .toList();
                // Each kind once, and then the kind that the operation takes.
                String id = ids.stream()
                        .filter(candidate -> seen.add(kinds.get(candidate)))
                        .findFirst()
                        .orElse(ids.get(0));
                String name = "refuses an account of the application " + text(other, "name");
                return refusal(name, Map.of(thingKey, id), error, text(other, ownerKey));
            });
            Stream<Draft> elsewhere = others.stream()
                    .filter(other -> !needsModel())
                    .map(other -> {
                        String name = "refuses its account in the application " + text(other, "name");
                        return refusal(name, Map.of(ownerKey, text(other, ownerKey)), error, owner);
                    });
            Stream<Draft> otherKinds = owners.stream()
                    .filter(own -> text(own, ownerKey).equals(owner) && takesOneKind(own, thingKey, kinds, kind, error))
                    .flatMap(own -> Tenant.things(own, thingKey)
                            .map(thing -> text(thing, thingKey))
                            .filter(id -> !kinds.get(id).equals(kind))
                            .limit(4)
                            .map(id -> refusal(
                                    "refuses the " + kinds.get(id) + " " + id, Map.of(thingKey, id), error, owner)));
            return Stream.of(foreign, elsewhere, otherKinds).flatMap(drafts -> drafts);
        }

        private static String text(JsonNode thing, String key) {
            return thing.path(key).asString("");
        }

        /** Whether another application may refuse the operation for a model that it lacks. */
        private boolean needsModel() {
            return Checks.codes(spec, Checks.OBJECT_MODEL)
                    .anyMatch(model -> operation.codes().anyMatch(model::equals));
        }

        /** Whether the code of any stated contract refuses a thing of another kind and of the same owner. */
        private boolean takesOneKind(
                JsonNode own, String thingKey, Map<String, String> kinds, String kind, ErrorEntry error) {
            Set<String> ids = Tenant.things(own, thingKey)
                    .map(thing -> text(thing, thingKey))
                    .collect(Collectors.toSet());
            return spec.operations().stream()
                    .flatMap(other -> other.contracts().stream())
                    .filter(contract -> contract.error().equals(Optional.of(error.code())))
                    .map(contract -> text(contract.request().path("path"), thingKey))
                    .anyMatch(refused ->
                            ids.contains(refused) && !kinds.get(refused).equals(kind));
        }

        /** The kinds of all things, by their ids. */
        private Map<String, String> kinds(String key) {
            return Tenant.things(spec.tenant(), key)
                    .collect(Collectors.toMap(
                            thing -> text(thing, key), thing -> text(thing, "account_type"), (kind, same) -> kind));
        }

        private Optional<ErrorEntry> error(Location location) {
            return location.code(UNKNOWN).map(spec.catalogue()::get);
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
                    .flatMap(Operation::successes)
                    .filter(contract -> contract.steps().anyMatch(step -> step.has("error")))
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
                    .filter(Location::isReference)
                    .flatMap(location -> Stream.concat(
                                    Tenant.strangers(spec, ownerKey, owner, key(location)),
                                    Tenant.lookalikes(spec, ownerKey, owner, key(location), isName(location)))
                            .map(value -> Draft.refusal(
                                            "refuses '" + value + "' as " + location.field(),
                                            first.withBody(new Body.Json(location.set(
                                                    json.value(), JsonNodeFactory.instance.stringNode(value)))),
                                            error(location).orElseThrow(),
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
