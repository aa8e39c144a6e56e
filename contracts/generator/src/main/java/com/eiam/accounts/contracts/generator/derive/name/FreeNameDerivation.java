package com.eiam.accounts.contracts.generator.derive.name;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.derive.story.Step;
import com.eiam.accounts.contracts.generator.derive.story.Story;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Derivation;
import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.JsonStrings;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * A name is free if no thing of the same kind has it. What other things have, such as the code of a role or the name of
 * an application, is no name of an account: each operation that creates or renames one takes it.
 */
public final class FreeNameDerivation implements Derivation {

    /**
     * One contract for all operations with the same field, since two that take one name at the same time are in
     * conflict.
     */
    @Override
    public Stream<Draft> drafts(Spec spec, Operation operation, List<Draft> known) {
        return Creation.of(spec, operation).stream()
                .flatMap(creation -> Outcomes.uniqueFields(spec, operation)
                        .filter(unique -> creations(spec, unique)
                                .findFirst()
                                .filter(operation::equals)
                                .isPresent())
                        .flatMap(unique -> draft(creation, unique).stream()));
    }

    /** The operations that create things with such a name. */
    static Stream<Operation> creations(Spec spec, Location unique) {
        return with(spec, operation -> operation.method().equals("POST"), unique);
    }

    private static Stream<Operation> with(Spec spec, Predicate<Operation> kind, Location unique) {
        return spec.operations().stream()
                .filter(operation -> kind.test(operation)
                        && Outcomes.uniqueFields(spec, operation)
                                .anyMatch(field -> field.field().equals(unique.field())));
    }

    private static Optional<Draft> draft(Creation first, Location unique) {
        Spec spec = first.spec();
        String name = "takes what other things have as " + unique.field();
        String own = first.operation().id() + " " + name;
        return first.deletion().map(deletion -> {
            Story story = first.story().with(unique.field(), own);
            List<String> names = names(spec, first.operation(), unique);
            for (int i = 0; i < names.size(); i++) {
                String free = names.get(i);
                String number = "-" + i;
                creations(spec, unique).forEach(creation -> {
                    String step = creation.id() + number;
                    story.then(Step.of(creation)
                                    .with(unique.field(), free)
                                    .succeeds()
                                    .as(step))
                            .then(Step.of(deletion).path(of(first.path(), step)).succeeds());
                });
                renames(first, unique, free).forEach(story::then);
            }
            renames(first, unique, own).forEach(story::then);
            return story.draft(spec, name, "unique");
        });
    }

    /** The path of what a step has created. */
    static JsonNode of(JsonNode path, String step) {
        return JsonStrings.replace(
                path,
                id -> StringNode.valueOf(id.stringValue().replace("$response.", "$steps." + step + ".response.")));
    }

    /** The changes of what was created to another name. */
    static Stream<Step> renames(Creation creation, Location unique, String name) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(unique.field(), name);
        return with(creation.spec(), Operation::isUpdate, unique)
                .map(rename -> creation.change(rename, body).succeeds());
    }

    /** For each kind of thing and each of its fields that callers see, the first value that is no name yet. */
    private static List<String> names(Spec spec, Operation operation, Location unique) {
        Map.Entry<String, String> owner = TestCase.stated(spec, operation)
                .get(0)
                .request()
                .pathParameters()
                .entrySet()
                .iterator()
                .next();
        return Tenant.otherTexts(spec, owner.getKey(), owner.getValue(), unique.field());
    }
}
