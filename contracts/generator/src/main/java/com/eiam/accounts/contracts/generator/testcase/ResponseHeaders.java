package com.eiam.accounts.contracts.generator.testcase;

import com.eiam.accounts.contracts.model.Expectation.Header;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The headers that a response must have: those that the spec requires, and those that the standards of HTTP demand. */
final class ResponseHeaders {

    /** RFC 9110, 8.3.1: names compare without case, and the value of a parameter may be quoted. */
    private static final Header JSON_UTF_8 =
            new Header("application/json;charset=utf-8", "(?i)application/json *; *charset=\"?utf-8\"?");

    private ResponseHeaders() {}

    static Map<String, Header> of(
            Spec spec, Operation operation, Draft draft, Operation.Response declared, boolean hasBody) {
        Map<String, Header> headers = new LinkedHashMap<>();
        if (hasBody) {
            headers.put("Content-Type", JSON_UTF_8);
        }
        declared.node().path("headers").forEachEntry((name, node) -> {
            JsonNode header = spec.resolve(node);
            if (header.path("required").asBoolean(false)) {
                String pattern = header.path("schema").path("pattern").stringValue(".*");
                // The caller's own value comes back, if it is a valid one.
                Header expected = draft.request()
                        .header(name)
                        .map(sent -> sent.matches(pattern)
                                ? new Header(sent, Pattern.quote(sent))
                                : new Header(example(header), withoutPartsOf(sent, pattern)))
                        .orElseGet(() -> new Header(example(header), pattern));
                headers.put(name, expected);
            }
        });
        draft.error().filter(ErrorEntry::isTokenError).ifPresent(error -> challenge(headers, operation, error));
        if (draft.status() == 405) {
            headers.put("Allow", allow(spec, operation));
        }
        if (draft.status() == 415 && draft.request().header("Content-Encoding").isPresent()) {
            // RFC 9110, 12.5.3
            headers.put("Accept-Encoding", new Header("identity", "(?i)identity"));
        }
        return headers;
    }

    /** A new value is not what is left of an invalid one: its beginning, or all with other characters. */
    private static String withoutPartsOf(String sent, String pattern) {
        Stream<String> beginning = IntStream.iterate(sent.length(), end -> end > 0, end -> end - 1)
                .mapToObj(end -> sent.substring(0, end))
                .filter(part -> part.matches(pattern))
                .limit(1);
        Stream<String> repaired = Stream.of("", "-", "_", ".").map(other -> sent.replaceAll("[^A-Za-z0-9]", other));
        String made = Stream.concat(beginning, repaired)
                .filter(part -> part.matches(pattern))
                .distinct()
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return made.isEmpty() ? pattern : "(?!(?:" + made + ")$)" + pattern;
    }

    private static String example(JsonNode header) {
        return header.path("examples")
                .valueStream()
                .map(example -> example.path("value"))
                .findFirst()
                .orElse(header.path("example"))
                .asString();
    }

    /** How to authenticate, and what was wrong with the credentials, if any (RFC 6750, 3; RFC 9110, 11.6.1). */
    private static void challenge(Map<String, Header> headers, Operation operation, ErrorEntry error) {
        Security scheme = operation.security();
        if (scheme == Security.BASIC && error.status() == 401) {
            // RFC 7617, 2 asks for a realm; not every server sends one.
            headers.put("WWW-Authenticate", new Header("Basic realm=\"token\"", "(?i)Basic\\b.*"));
        } else if (scheme == Security.BEARER && error.status() == 401) {
            headers.put("WWW-Authenticate", new Header("Bearer", "Bearer\\b(?!.*error=).*"));
        } else if (scheme == Security.BEARER) {
            headers.put(
                    "WWW-Authenticate",
                    new Header(
                            "Bearer error=\"" + error.code() + "\""
                                    + (error.status() == 403
                                            ? ", scope=\"" + String.join(" ", operation.permissions()) + "\""
                                            : ""),
                            "Bearer\\b.*\\berror=\"" + Pattern.quote(error.code()) + "\".*"));
        }
    }

    /** Every method that the spec has for the path, and no other but those that servers answer by themselves. */
    private static Header allow(Spec spec, Operation operation) {
        List<String> methods = spec.operations().stream()
                .filter(other -> other.path().equals(operation.path()))
                .map(Operation::method)
                .toList();
        String all =
                methods.stream().map(method -> "(?=.*\\b" + method + "\\b)").collect(Collectors.joining());
        String one = "(?:" + String.join("|", methods) + "|HEAD|OPTIONS)";
        String example = String.join(", ", methods) + (methods.contains("GET") ? ", HEAD" : "");
        return new Header(example, all + one + "(?: *, *" + one + ")*");
    }
}
