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

    private IdempotencyKeys() {}

    /** The field with a name that no two creations share; empty if the operation takes no keys. */
    static Optional<Location> uniqueField(Spec spec, Operation operation) {
        return takesKeys(operation) ? Outcomes.uniqueFields(spec, operation).findFirst() : Optional.empty();
    }

    /** The code for a key that was used for another request; empty if the operation has none. */
    static Optional<String> reused(Spec spec, Operation operation) {
        return operation
                .codes()
                .filter(code -> spec.catalogue().get(code).isOfReusedKey())
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
