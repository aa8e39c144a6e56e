package com.eiam.accounts.contracts.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A request before it is encoded. Immutable.
 *
 * @param path the path template, starting with a slash, with the names of path parameters in braces
 * @param pathParameters the values of the path parameters by name, not encoded
 * @param query the query parameters by name, not encoded
 * @param headers the headers by name, without those of the credentials
 * @param credentials how the request authenticates; empty if it does not, or if its headers do
 * @param body the body; empty for none
 */
public record Request(
        String method,
        String path,
        Map<String, String> pathParameters,
        Map<String, String> query,
        Map<String, String> headers,
        Optional<Credentials> credentials,
        Optional<Body> body) {

    /** The header that carries credentials (RFC 9110, 11.6.2). */
    public static final String AUTHORIZATION = "Authorization";

    public Request {
        pathParameters = Ordered.copyOf(pathParameters);
        query = Ordered.copyOf(query);
        headers = Ordered.copyOf(headers);
    }

    /** Whether it has the method and the path of an operation. */
    public boolean isOf(Operation operation) {
        return method.equals(operation.method()) && path.equals(operation.path());
    }

    /** The value of a header, whatever the case of its name. */
    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The JSON value of the body; missing if the body is not JSON. */
    public JsonNode json() {
        Body sent = body.orElse(null);
        if (sent instanceof Body.Padded padded) {
            return padded.value();
        }
        return sent instanceof Body.Json json ? json.value() : MissingNode.getInstance();
    }

    public boolean hasExpression() {
        return Stream.concat(pathParameters.values().stream(), query.values().stream())
                        .anyMatch(RuntimeExpression::is)
                || headers.values().stream()
                        .flatMap(RuntimeExpression::allIn)
                        .findAny()
                        .isPresent();
    }

    public Request withPathParameters(Map<String, String> values) {
        return new Request(method, path, values, query, headers, credentials, body);
    }

    public Request withQuery(Map<String, String> values) {
        return new Request(method, path, pathParameters, values, headers, credentials, body);
    }

    /** The same request with an {@code Authorization} header in the place of its credentials. */
    public Request withAuthorization(String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(AUTHORIZATION, value);
        return new Request(method, path, pathParameters, query, more, Optional.empty(), body);
    }

    /** The same request with a header, or without it if the value is empty. */
    public Request withHeader(String name, String value) {
        Map<String, String> others = new LinkedHashMap<>(headers);
        others.keySet().removeIf(name::equalsIgnoreCase);
        if (!value.isEmpty()) {
            others.put(name, value);
        }
        return new Request(method, path, pathParameters, query, others, credentials, body);
    }

    public Request withTarget(String otherMethod, String otherPath) {
        return new Request(otherMethod, otherPath, pathParameters, query, headers, credentials, body);
    }

    public Request withCredentials(Credentials others) {
        return new Request(method, path, pathParameters, query, headers, Optional.of(others), body);
    }

    public Request withBody(Body other) {
        return new Request(method, path, pathParameters, query, headers, credentials, Optional.of(other));
    }
}
