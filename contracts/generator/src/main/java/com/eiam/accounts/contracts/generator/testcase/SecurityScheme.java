package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.openapi.Operation;
import java.util.Set;
import java.util.stream.Collectors;

/** How the callers of an operation authenticate. */
public enum SecurityScheme {
    /** They do not. */
    NONE,
    /** With client id and secret (RFC 7617; RFC 6749, 2.3.1). */
    BASIC,
    /** With an access token (RFC 6750). */
    BEARER;

    /** The scheme that the security of an operation asks for. */
    public static SecurityScheme of(Operation operation) {
        Set<String> schemes = operation
                .node()
                .path("security")
                .valueStream()
                .flatMap(alternative -> alternative.propertyNames().stream())
                .collect(Collectors.toSet());
        return schemes.contains("bearer") ? BEARER : schemes.contains("basic") ? BASIC : NONE;
    }
}
