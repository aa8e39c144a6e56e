package com.eiam.accounts.contracts.generator.derive.sample;

import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The checks of a server in their order, each with its codes, as {@code x-checks} lists them. */
public final class Checks {

    /** What the request alone decides. */
    public static final String FORM = "form";

    /** What the application has: organisations, roles. */
    public static final String OBJECT_MODEL = "object model";

    private Checks() {}

    /**
     * Makes sure that no derivation looks for a check in vain: a spec without checks has none of its contracts.
     *
     * @throws ContractException if the spec has other checks only
     */
    public static void requireIn(Spec spec) {
        JsonNode checks = spec.root().path(Extensions.CHECKS);
        for (String check : List.of(FORM, OBJECT_MODEL)) {
            if (checks.isObject() && !checks.has(check)) {
                throw new ContractException("%s: x-checks has no '%s', from whose codes contracts are derived"
                        .formatted(spec.name(), check));
            }
        }
    }

    /** The codes of a check. */
    public static Stream<String> codes(Spec spec, String check) {
        return from(spec, check).limit(1).flatMap(OpenApiDocument::texts);
    }

    /** The codes of all checks after one. */
    public static Stream<String> codesAfter(Spec spec, String check) {
        return from(spec, check).skip(1).flatMap(OpenApiDocument::texts);
    }

    private static Stream<JsonNode> from(Spec spec, String check) {
        return spec.root()
                .path(Extensions.CHECKS)
                .propertyStream()
                .dropWhile(entry -> !entry.getKey().equals(check))
                .map(Map.Entry::getValue);
    }
}
