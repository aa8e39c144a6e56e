package com.eiam.accounts.site;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Locale;
import java.util.stream.Collectors;

/** All operations: method, path, description, permissions and codes. */
record Operations(Spec spec) {

    String markdown() {
        return "# Operations\n\nThe whole description: [eiam-accounts.yaml](eiam-accounts.yaml).\n"
                + spec.operations().stream().map(Operations::section).collect(Collectors.joining());
    }

    private static String section(Operation operation) {
        return """

                ## %s

                `%s %s`

                %s

                Permission: %s. Error codes: %s. [Contracts](contracts.html#%s)
                """.formatted(
                operation.id(),
                operation.method(),
                operation.path(),
                operation.node().path("description").asString(""),
                operation.permissions().isEmpty()
                        ? "none"
                        : operation.permissions().stream()
                                .map(permission -> "`" + permission + "`")
                                .collect(Collectors.joining(" or ")),
                operation.codes().distinct().map(code -> "`" + code + "`").collect(Collectors.joining(", ")),
                operation.id().toLowerCase(Locale.ROOT));
    }
}
