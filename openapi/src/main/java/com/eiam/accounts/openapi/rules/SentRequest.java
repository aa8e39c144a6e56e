package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Checks the headers and the method of stated requests.
 *
 * @param headers the headers that contracts may send: those that the spec has, and those of HTTP. A mistyped one has no
 *     effect
 */
record SentRequest(Spec spec, Set<String> headers) {

    /** Headers of requests and of their bodies (RFC 9110, 6265 and 7239). */
    private static final List<String> OF_HTTP = List.of(
            "Accept",
            "Accept-Charset",
            "Accept-Encoding",
            "Accept-Language",
            "Authorization",
            "Cache-Control",
            "Content-Encoding",
            "Content-Language",
            "Content-Type",
            "Cookie",
            "Expect",
            "Forwarded",
            "From",
            "If-Match",
            "If-Modified-Since",
            "If-None-Match",
            "If-Range",
            "If-Unmodified-Since",
            "Origin",
            "Prefer",
            "Range",
            "Referer",
            "User-Agent",
            "Via");

    static SentRequest of(Spec spec) {
        Set<String> known = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream<String> parameters = spec.operations().stream()
                .flatMap(operation -> operation.parameters().stream())
                .filter(parameter -> parameter.in().equals("header"))
                .map(Parameter::name);
        Stream<String> fresh = OpenApiDocument.texts(spec.root().path("info").path(Extensions.FRESH_HEADERS));
        Stream.of(OF_HTTP.stream(), parameters, fresh).flatMap(names -> names).forEach(known::add);
        return new SentRequest(spec, known);
    }

    /** What is wrong with the request of a contract; empty if nothing is. */
    Optional<String> fault(Operation operation, Contract contract) {
        return header(contract.request()).or(() -> method(operation, contract.request()));
    }

    private Optional<String> header(JsonNode request) {
        return request.path("headers").propertyNames().stream()
                .filter(name -> !headers.contains(name))
                .min(Comparator.naturalOrder())
                .map(name -> "sends the header " + name + ", which is neither a parameter of an operation nor one of "
                        + headers + ": correct it");
    }

    /** Another method of the same path is another operation, which does not answer that it has no such method. */
    private Optional<String> method(Operation operation, JsonNode request) {
        String method = request.path("method").stringValue(operation.method());
        return spec.operations().stream()
                .filter(other -> other.path().equals(operation.path())
                        && other.method().equals(method)
                        && !other.id().equals(operation.id())
                        && !request.has("url"))
                .findFirst()
                .map(other -> "sends " + method + ", which is the operation " + other.id()
                        + " of its path: send another method; a contract of the operation replaces one of a response"
                        + " that has its name");
    }
}
