package com.eiam.accounts.contracts.verifier.faults.server;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request. A change returns another request.
 *
 * @param operation the operationId; empty if the request reaches no operation
 * @param path as it was sent, encoded
 * @param query as it was sent, encoded; empty if there is none
 * @param headers by name, whatever its case
 */
public record Call(
        String operation, String method, String path, String query, Map<String, String> headers, byte[] body) {

    /** JSON with a key twice cannot be changed and sent on. Numbers that nobody changes keep all their digits. */
    private static final JsonMapper STRICT = JsonMapper.builder()
            .enable(
                    DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY,
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Call {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    /** A parameter of the query or of a form, decoded. */
    public record Pair(String name, String value) {}

    public boolean is(String operationId) {
        return operation.equals(operationId);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** The token, if one was sent. */
    public Optional<String> bearer() {
        return header("Authorization")
                .filter(value -> value.regionMatches(true, 0, "Bearer ", 0, 7))
                .map(value -> value.substring(7));
    }

    /** The id and the secret of a client in the header, with a colon between them; empty if they cannot be read. */
    public String basic() {
        try {
            return header("Authorization")
                    .filter(value -> value.startsWith("Basic "))
                    .map(value -> new String(Base64.getDecoder().decode(value.substring(6)), StandardCharsets.UTF_8))
                    .orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    public Call withBearer(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    public Call withHeader(String name, String value) {
        Call changed = withoutHeader(name);
        changed.headers.put(name, value);
        return changed;
    }

    public Call withoutHeader(String name) {
        Call changed = new Call(operation, method, path, query, headers, body);
        changed.headers.remove(name);
        return changed;
    }

    public Call withMethod(String other) {
        return new Call(operation, other, path, query, headers, body);
    }

    public Call withPath(String other) {
        return new Call(operation, method, other, query, headers, body);
    }

    public Call withQuery(String other) {
        return new Call(operation, method, path, other, headers, body);
    }

    public Call withBody(byte[] other) {
        return new Call(operation, method, path, query, headers, other);
    }

    public Call withBody(JsonNode json) {
        return withBody(JsonMapper.shared().writeValueAsBytes(json));
    }

    /** The body; empty if it isn't JSON. */
    public Optional<JsonNode> json() {
        try {
            JsonNode json = STRICT.readTree(body);
            return json == null || json.isMissingNode() ? Optional.empty() : Optional.of(json);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The same with another body, if the body is a JSON object. */
    public Call mapObject(UnaryOperator<ObjectNode> change) {
        return json().filter(JsonNode::isObject)
                .map(json -> withBody((JsonNode) change.apply((ObjectNode) json.deepCopy())))
                .orElse(this);
    }

    /** The texts of a list in a JSON body; empty if there is none. */
    public List<String> texts(String key) {
        return json().stream()
                .flatMap(json -> json.path(key).valueStream())
                .map(value -> value.asString(""))
                .toList();
    }

    /** The same with the first entries of a list in a JSON body. */
    public Call withFirst(String key, int count) {
        return mapObject(json -> {
            List<JsonNode> first = json.path(key).valueStream().limit(count).toList();
            json.putArray(key).addAll(first);
            return json;
        });
    }

    public List<Pair> parameters() {
        return pairs(query);
    }

    /** The first parameter of the query with a name. */
    public Optional<String> parameter(String name) {
        return parameters().stream()
                .filter(pair -> pair.name().equals(name))
                .map(Pair::value)
                .findFirst();
    }

    public Call withParameters(List<Pair> parameters) {
        return withQuery(text(parameters));
    }

    /** The same with a parameter of the query; instead of those of its name. */
    public Call withParameter(String name, String value) {
        List<Pair> changed = new ArrayList<>(parameters());
        changed.removeIf(pair -> pair.name().equals(name));
        changed.add(new Pair(name, value));
        return withParameters(changed);
    }

    public List<Pair> form() {
        return header("Content-Type").filter(type -> type.contains("form")).isPresent()
                ? pairs(new String(body, StandardCharsets.UTF_8))
                : List.of();
    }

    public Call withForm(List<Pair> form) {
        return withBody(text(form).getBytes(StandardCharsets.UTF_8));
    }

    private static List<Pair> pairs(String text) {
        List<Pair> pairs = new ArrayList<>();
        for (String pair : text.split("&")) {
            if (!pair.isEmpty()) {
                String[] parts = pair.split("=", 2);
                pairs.add(new Pair(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1])));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static String text(List<Pair> pairs) {
        return String.join(
                "&",
                pairs.stream()
                        .map(pair -> encoded(pair.name()) + "=" + encoded(pair.value()))
                        .toList());
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
