package com.eiam.accounts.contracts.generator.derive.name;

import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A name is taken whatever the kind of the thing that has it, and whatever its other values are. */
public final class TakenNameDerivation implements Derivation {

    private static final String KEYWORD = "unique";

    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        Request first = known.get(0).request();
        if (!(first.body().orElse(null) instanceof Body.Json json)) {
            return Stream.empty();
        }
        List<Location> fields = Location.fields(spec, operation).toList();
        return fields.stream().filter(Location::isUnique).flatMap(unique -> {
            ObjectNode body = JsonNodeFactory.instance.objectNode();
            fields.stream()
                    .filter(Location::required)
                    .forEach(field -> body.set(field.field(), json.value().path(field.field())));
            return drafts(spec, first, unique, body);
        });
    }

    private static Stream<Draft> drafts(Spec spec, Request first, Location unique, ObjectNode body) {
        String ownerKey = first.pathParameters().keySet().iterator().next();
        return unchanged(spec, ownerKey, unique.field()).stream().flatMap(owner -> {
            List<JsonNode> things = Tenant.things(owner, unique.field()).toList();
            return things.stream()
                    .collect(Collectors.toMap(
                            thing -> kind(spec, thing), thing -> thing, (one, other) -> one, LinkedHashMap::new))
                    .values()
                    .stream()
                    .map(thing -> {
                        Map<String, String> path = new LinkedHashMap<>(first.pathParameters());
                        JsonNode another = things.get(things.get(0) == thing ? 1 : 0);
                        path.replaceAll((key, value) -> key.equals(ownerKey)
                                ? owner.path(key).asString()
                                : another.path(key).asString());
                        JsonNode taken = body.deepCopy().set(unique.field(), thing.path(unique.field()));
                        String code = unique.code(KEYWORD).orElseThrow();
                        return Draft.refusal(
                                        "refuses the name of the " + kind(spec, thing) + " '"
                                                + thing.path(unique.field()).asString() + "'",
                                        first.withPathParameters(path).withBody(new Body.Json(taken)),
                                        spec.catalogue().get(code),
                                        Optional.empty(),
                                        KEYWORD)
                                .withStub(Draft.Stub.EXACT);
                    });
        });
    }

    /** What is true of it, and its values of enums, in words. */
    private static String kind(Spec spec, JsonNode thing) {
        List<JsonNode> enums = spec.root().findValues("enum");
        Stream<String> truths = thing.propertyStream()
                .filter(property -> property.getValue().booleanValue(false))
                .map(Map.Entry::getKey);
        Stream<String> values = thing.valueStream()
                .filter(value -> value.isString() && enums.stream().anyMatch(choice -> contains(choice, value)))
                .map(JsonNode::stringValue);
        return Stream.concat(truths, values)
                .map(word -> word.toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(" "));
    }

    private static boolean contains(JsonNode choice, JsonNode value) {
        return choice.valueStream().anyMatch(value::equals);
    }

    /** The owner with the most things, none of which a stated contract changes. */
    private static Optional<JsonNode> unchanged(Spec spec, String ownerKey, String field) {
        List<String> changed = spec.operations().stream()
                .filter(Operation::isChange)
                .flatMap(Operation::successes)
                .map(Contract::request)
                .map(request -> request.path("path").path(ownerKey).asString(""))
                .toList();
        return Tenant.owners(spec, ownerKey).stream()
                .filter(owner -> !changed.contains(owner.path(ownerKey).asString("")))
                .max(Comparator.comparingLong(
                        owner -> Tenant.things(owner, field).count()));
    }
}
