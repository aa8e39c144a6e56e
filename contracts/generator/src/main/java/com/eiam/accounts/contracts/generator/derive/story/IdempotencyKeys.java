package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Which operations take idempotency keys, and what they answer to a key that comes again. */
final class IdempotencyKeys {

    /** draft-ietf-httpapi-idempotency-key-header, 2.1. */
    static final String NAME = "Idempotency-Key";

    /** The status for a key that was used for another request (the same draft, 2.7). */
    private static final String REUSED = "422";

    private IdempotencyKeys() {}

    /** The field with a name that no two creations share; empty if the operation takes no keys. */
    static Optional<Location> uniqueField(Spec spec, Operation operation) {
        return operation.body().filter(body -> takesKeys(operation)).stream()
                .flatMap(body -> Location.inBody(spec, spec.resolve(body.schema())).stream())
                .filter(location -> location.isTop() && Outcomes.isUnique(location.schema()))
                .findFirst();
    }

    /** The code for a key that was used for another request; empty if the operation has none. */
    static Optional<String> reused(Operation operation) {
        return operation.responses().stream()
                .filter(response -> response.status().equals(REUSED))
                .flatMap(response -> response.codes().stream())
                .findFirst();
    }

    /** Makes a step get the answer of an earlier one. */
    static ObjectNode same(Spec spec, Operation operation, ObjectNode step, String earlier) {
        ObjectNode body = step.putObject("response")
                .put("status", operation.contracts().get(0).status())
                .putObject("body");
        operation.responses().stream()
                .filter(Operation.Response::isSuccess)
                .flatMap(
                        answer -> spec.resolve(answer.schema()).path("required").valueStream())
                .map(JsonNode::stringValue)
                .forEach(field -> body.put(field, earlier + "response.body#/" + field));
        return step;
    }

    private static boolean takesKeys(Operation operation) {
        return operation.parameters().stream()
                .anyMatch(parameter ->
                        parameter.in().equals("header") && parameter.name().equalsIgnoreCase(NAME));
    }
}
