package com.eiam.accounts.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Optional;
import java.util.StringJoiner;
import tools.jackson.core.type.TypeReference;

/**
 * One call of an operation, described by the generated class that it belongs to: method, path, arguments and the type of
 * the answer. Belongs to one thread.
 *
 * @param <T> what the operation answers
 */
public final class ApiCall<T> {

    private final String operationId;
    private final String method;
    private final TypeReference<T> answer;
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private final StringJoiner form = new StringJoiner("&").setEmptyValue("");
    private boolean hasForm;
    private String path;
    private Object body;

    /**
     * A call without arguments.
     *
     * @param path the path template, its parameters in braces
     */
    public ApiCall(String operationId, String method, String path, TypeReference<T> answer) {
        this.operationId = operationId;
        this.method = method;
        this.path = path;
        this.answer = answer;
    }

    /**
     * Sets a parameter of the path.
     *
     * @throws IllegalArgumentException if it is null or empty, or a dot segment, which would lead to another operation
     */
    public ApiCall<T> path(String name, String value) {
        // RFC 3986, 6.2.2.3: servers and proxies resolve dot segments, escaped ones too.
        if (value == null || value.isEmpty() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(
                    operationId + ": " + name + " must be an id, but is " + (value == null ? null : "'" + value + "'"));
        }
        path = path.replace("{" + name + "}", encoded(value));
        return this;
    }

    /** Adds a parameter to the query; a collection is added value by value, null not at all. */
    public ApiCall<T> query(String name, Object value) {
        Collection<?> values = value instanceof Collection<?> several
                ? several
                : Optional.ofNullable(value).stream().toList();
        values.forEach(single -> query.add(encoded(name) + "=" + encoded(single.toString())));
        return this;
    }

    /**
     * Adds a parameter that the query must have.
     *
     * @throws IllegalArgumentException if it is null
     */
    public ApiCall<T> requiredQuery(String name, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(operationId + ": " + name + " must not be null");
        }
        return query(name, value);
    }

    /** Adds a field to the form that is sent as the body; null is not added. */
    public ApiCall<T> form(String name, Object value) {
        hasForm = true;
        if (value != null) {
            form.add(encoded(name) + "=" + encoded(value.toString()));
        }
        return this;
    }

    /**
     * Sets what is sent as JSON.
     *
     * @throws IllegalArgumentException if it is null
     */
    public ApiCall<T> body(Object value) {
        if (value == null) {
            throw new IllegalArgumentException(operationId + ": the request must not be null");
        }
        body = value;
        return this;
    }

    /** The operation's id in the API's description. */
    public String operationId() {
        return operationId;
    }

    /** The HTTP method. */
    public String method() {
        return method;
    }

    /** The path with its parameters filled in, and the query; percent-encoded, beginning with a slash. */
    public String target() {
        return path + query;
    }

    /** What is sent as JSON; empty if the operation has no such body. */
    public Optional<Object> body() {
        return Optional.ofNullable(body);
    }

    /** The form; only the operation that takes credentials has one, so it appears in no message. */
    Optional<byte[]> form() {
        return hasForm ? Optional.of(form.toString().getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
    }

    TypeReference<T> answer() {
        return answer;
    }

    /** Method and path; never the arguments that travel in the body. */
    @Override
    public String toString() {
        return operationId + ": " + method + " " + target();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
