package com.eiam.accounts.contracts.generator.springcloudcontract;

import com.eiam.accounts.contracts.generator.testcase.ExpectedResponse;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How Spring Cloud Contract compares a body: every stated value by its path, and what the contract leaves open by its
 * schema. Without them it would compare lists in any order, and not report what it found instead.
 */
final class BodyMatchers {

    private final ArrayNode matchers = JsonNodeFactory.instance.arrayNode();

    private BodyMatchers() {}

    static ArrayNode of(ExpectedResponse response) {
        BodyMatchers body = new BodyMatchers();
        response.body().forEachEntry((key, value) -> {
            JsonNode open = response.open().get(key);
            if (open == null) {
                body.exact(at("$", key), value);
            } else if (!value.isNull()) {
                body.open(at("$", key), open);
            }
        });
        return body.matchers;
    }

    /** The body without examples that are null: Spring Cloud Contract cannot match null by its type. */
    static JsonNode matched(ExpectedResponse response) {
        JsonNode body = response.body().deepCopy();
        if (body instanceof ObjectNode object) {
            object.remove(response.open().keySet().stream()
                    .filter(key -> body.path(key).isNull())
                    .toList());
        }
        return body;
    }

    /** A key that is more than a word is in brackets (RFC 9535, 2.5.1.1). */
    private static String at(String path, String key) {
        return key.matches("\\w+") ? path + "." + key : path + "['" + key.replace("'", "\\'") + "']";
    }

    private void open(String path, JsonNode schema) {
        if (schema.has("pattern")) {
            add(path, "by_regex").put("value", schema.path("pattern").stringValue());
        } else if (schema.has("enum")) {
            String values = schema.path("enum")
                    .valueStream()
                    .map(value -> Pattern.quote(value.asString()))
                    .collect(Collectors.joining("|"));
            add(path, "by_regex").put("value", values);
        } else {
            add(path, "by_type");
        }
    }

    /** A list is compared by its size, and then entry by entry. */
    private void exact(String path, JsonNode value) {
        if (value.isObject()) {
            value.forEachEntry((key, inner) -> exact(at(path, key), inner));
        } else if (value.isArray() && !value.isEmpty()) {
            add(path, "by_type").put("minOccurrence", value.size()).put("maxOccurrence", value.size());
            for (int i = 0; i < value.size(); i++) {
                exact(path + "[" + i + "]", value.get(i));
            }
        } else if (!value.isContainer()) {
            add(path, value.isNull() ? "by_null" : "by_equality");
        }
    }

    private ObjectNode add(String path, String type) {
        return matchers.addObject().put("path", path).put("type", type);
    }
}
