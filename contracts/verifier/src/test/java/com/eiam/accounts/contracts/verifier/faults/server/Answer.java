package com.eiam.accounts.contracts.verifier.faults.server;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A response. A change returns another response.
 *
 * @param headers by name, whatever its case
 */
public record Answer(int status, Map<String, String> headers, byte[] body) {

    /** Numbers that nobody changes keep all their digits. */
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public Answer {
        Map<String, String> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(headers);
        headers = copy;
    }

    public boolean success() {
        return status / 100 == 2;
    }

    public boolean hasBody() {
        return body.length > 0;
    }

    public Answer withStatus(int other) {
        return new Answer(other, headers, body);
    }

    public Answer withHeader(String name, String value) {
        Answer changed = new Answer(status, headers, body);
        changed.headers.put(name, value);
        return changed;
    }

    public Answer withoutHeader(String name) {
        Answer changed = new Answer(status, headers, body);
        changed.headers.remove(name);
        return changed;
    }

    public Answer withBody(byte[] other) {
        return new Answer(status, headers, other);
    }

    public Answer withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    public Answer withBody(JsonNode json) {
        return withBody(JsonMapper.shared().writeValueAsBytes(json));
    }

    /** A refusal instead. */
    public Answer refusing(String code) {
        return withStatus(400).withBody((JsonNode)
                JsonNodeFactory.instance.objectNode().put("error_code", code).put("error_msg", code));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public Optional<ObjectNode> json() {
        try {
            return EXACT.readTree(body) instanceof ObjectNode json ? Optional.of(json) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The same with another body, if the body is a JSON object. */
    public Answer mapObject(UnaryOperator<ObjectNode> change) {
        return json().map(json -> withBody((JsonNode) change.apply(json))).orElse(this);
    }

    /** The error code of either envelope; empty if there is none. */
    public String code() {
        return json().map(json ->
                        json.path("error_code").stringValue(json.path("error").stringValue("")))
                .orElse("");
    }
}
