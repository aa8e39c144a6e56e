package com.eiam.accounts.contracts.generator.derive;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The header with the id of a request. A response repeats the caller's id if it is valid.
 *
 * @param longest the most characters that a valid id has
 * @param valid what a valid id matches
 */
record RequestIdHeader(int longest, Pattern valid) {

    static final String NAME = "X-Request-Id";

    /** The header as the responses of an operation have it; empty if they lack it, or take ids of a strict form only. */
    static Optional<RequestIdHeader> of(Spec spec, Operation operation) {
        return operation.responses().stream()
                .map(response -> spec.resolve(response.node().path("headers").path(NAME)))
                .map(header -> header.path("schema"))
                .filter(schema -> schema.has("maxLength") && schema.has("pattern"))
                .findFirst()
                .map(RequestIdHeader::of)
                .filter(header -> header.isValid("a") && header.isValid(header.id(1)));
    }

    private static RequestIdHeader of(JsonNode schema) {
        return new RequestIdHeader(
                schema.path("maxLength").intValue(),
                Pattern.compile(schema.path("pattern").stringValue()));
    }

    /** Ids of one character, as long as they may be, and with each kind of character. */
    List<String> validIds() {
        return Stream.of(
                        "a",
                        "9".repeat(longest),
                        "contract.id_1-A",
                        "-",
                        "x".repeat(longest - 1),
                        ".._--",
                        "Z".repeat(longest),
                        "0")
                .filter(this::isValid)
                .toList();
    }

    /** Ids that are too long, or have a blank or another character. */
    List<String> invalidIds() {
        return Stream.of("x".repeat(longest + 1), "two words", "a/b", "<script>")
                .filter(id -> !isValid(id))
                .toList();
    }

    /** Ids with characters that a careless pattern allows. */
    List<String> rarelyInvalidIds() {
        return Stream.of(
                        "a+b",
                        "a,b",
                        "a~b",
                        "a:b",
                        "x".repeat(2 * longest),
                        "a%41",
                        "a=",
                        "(a)",
                        "a@b",
                        "a#b",
                        "a;b",
                        "[a]")
                .filter(id -> !isValid(id))
                .toList();
    }

    /** A valid id for a step of a contract. Every other one has as many characters as there may be. */
    String id(int step) {
        String id = "step-" + step;
        return step % 2 == 0 ? id : "x".repeat(longest - id.length()) + id;
    }

    private boolean isValid(String id) {
        return valid.matcher(id).matches();
    }
}
