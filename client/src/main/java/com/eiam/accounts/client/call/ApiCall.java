package com.eiam.accounts.client.call;

import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * One call of an operation: method, path, arguments and the type of the answer. Belongs to one thread.
 *
 * @param <T> what the operation answers
 */
public final class ApiCall<T> {

    private final String operationId;
    private final String method;
    private Type answer;
    private final Map<String, String> pathValues = new HashMap<>();
    private final StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    private final StringJoiner form = new StringJoiner("&").setEmptyValue("");
    private final Set<String> headers = new HashSet<>();
    private boolean hasForm;
    private String path;
    private Object body;
    private CallOptions options = CallOptions.none();

    /**
     * A call without arguments.
     *
     * @param path the path template, its parameters in braces
     * @param answer the class of what is answered, {@code Void.class} if nothing is
     */
    public ApiCall(String operationId, String method, String path, Type answer) {
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
        path = path.replace("{" + name + "}", encoded(name, value));
        pathValues.put(name, value);
        return this;
    }

    /** Adds a parameter to the query; a collection is added value by value, null not at all. */
    public ApiCall<T> query(String name, Object value) {
        Collection<?> values = value instanceof Collection<?> several
                ? several
                : Optional.ofNullable(value).stream().toList();
        values.forEach(single -> query.add(encoded(name, name) + "=" + encoded(name, single.toString())));
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

    /** Names a header that the operation takes, from the options of the call. */
    public ApiCall<T> header(String name) {
        headers.add(name);
        return this;
    }

    /** Adds a field to the form that is sent as the body; null is not added. */
    public ApiCall<T> form(String name, Object value) {
        hasForm = true;
        if (value != null) {
            form.add(encoded(name, name) + "=" + encoded(name, value.toString()));
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

    /** Whether the operation takes a header; others are sent too, but the API gives them no meaning. */
    public boolean takesHeader(String name) {
        return headers.contains(name);
    }

    /** The path with its parameters filled in, and the query; percent-encoded, beginning with a slash. */
    public String target() {
        return path + query;
    }

    /** What is sent as JSON; empty if the operation has no such body. */
    public Optional<Object> body() {
        return Optional.ofNullable(body);
    }

    /** The same call, its answer read as another class. */
    @SuppressWarnings("unchecked")
    public <A> ApiCall<A> answeredAs(Class<A> type) {
        answer = type;
        return (ApiCall<A>) this;
    }

    /** Sets what is different for this call. */
    public ApiCall<T> options(CallOptions given) {
        options = given;
        return this;
    }

    /** What is different for this call. */
    public CallOptions options() {
        return options;
    }

    /** The form, which only the request for a token has; it contains the credentials. */
    public Optional<byte[]> form() {
        return hasForm ? Optional.of(form.toString().getBytes(StandardCharsets.US_ASCII)) : Optional.empty();
    }

    public Type answer() {
        return answer;
    }

    /** The arguments of the path by name, as they were given. */
    public Map<String, String> pathValues() {
        return pathValues;
    }

    /** Method and path; the body may contain secrets. */
    @Override
    public String toString() {
        return operationId + ": " + method + " " + target();
    }

    private String encoded(String name, String text) {
        if (text.chars().allMatch(ApiCall::isUnreserved)) {
            return text;
        }
        // Half of a surrogate pair would be sent as a question mark: another id.
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(
                    operationId + ": " + name + " has half of a surrogate pair, which is no text");
        }
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** RFC 3986, 2.3. */
    private static boolean isUnreserved(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0;
    }
}
