package com.eiam.accounts.contracts.verifier;

import java.util.Map;
import java.util.Optional;

/**
 * A contract's request.
 *
 * @param url path and query, encoded
 * @param headers the headers; credentials in them are symbols or {@link Placeholder placeholders}
 */
record ContractRequest(String method, String url, Map<String, String> headers, Optional<String> body) {

    /** The start of an OpenAPI runtime expression within a URL. */
    static final String EXPRESSION = "{$response";

    boolean hasExpression() {
        return url.contains(EXPRESSION);
    }

    /** A header, whatever the case of its name. */
    Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    boolean isForm() {
        return header("Content-Type")
                .filter(type -> type.startsWith("application/x-www-form-urlencoded"))
                .isPresent();
    }

    ContractRequest withUrl(String other) {
        return new ContractRequest(method, other, headers, body);
    }
}
