package com.eiam.accounts.contracts.generator.derive.repetition;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;

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

    private static boolean takesKeys(Operation operation) {
        return operation.parameters().stream()
                .anyMatch(parameter ->
                        parameter.in().equals("header") && parameter.name().equalsIgnoreCase(NAME));
    }
}
