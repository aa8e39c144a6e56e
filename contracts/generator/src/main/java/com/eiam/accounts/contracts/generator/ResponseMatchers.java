package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How an answer is compared: headers by expressions, what the contract leaves open by its schema, and every value that is
 * stated by its path. By themselves the tools would compare lists without order, and not say what they found instead.
 */
final class ResponseMatchers {

    /** RFC 9110, 8.3.1: names compare without case, and a parameter may be quoted. */
    private static final String JSON_UTF_8 = "(?i)application/json *; *charset=\"?utf-8\"?";

    private final Spec spec;
    private final Case each;
    private final Answer answer;

    ResponseMatchers(Spec spec, Case each, Answer answer) {
        this.spec = spec;
        this.each = each;
        this.answer = answer;
    }

    /** A header that must be there: an example, and the expression that its value matches. */
    record Header(String example, String regex) {}

    Map<String, Header> headers() {
        Map<String, Header> headers = new LinkedHashMap<>();
        if (!answer.body().isMissingNode()) {
            headers.put("Content-Type", new Header("application/json;charset=utf-8", JSON_UTF_8));
        }
        answer.response().node().path("headers").properties().forEach(entry -> {
            JsonNode header = spec.resolve(entry.getValue());
            if (header.path("required").asBoolean(false)) {
                headers.put(
                        entry.getKey(),
                        new Header(
                                header.path("example").asString(),
                                header.path("schema").path("pattern").stringValue(".*")));
            }
        });
        each.error(spec).filter(error -> error.isTokenError()).ifPresent(error -> challenge(headers, error.code()));
        if (answer.status() == 405) {
            headers.put("Allow", allow());
        }
        return headers;
    }

    /** How to authenticate and what was wrong (RFC 6750, 3; RFC 7235, 4.1). Without credentials nothing was wrong. */
    private void challenge(Map<String, Header> headers, String code) {
        Credentials credentials = Credentials.of(each.operation());
        if (credentials == Credentials.BASIC && answer.status() == 401) {
            headers.put("WWW-Authenticate", new Header("Basic", "(?i)Basic\\b.*"));
        } else if (credentials == Credentials.BEARER && answer.status() == 401) {
            headers.put("WWW-Authenticate", new Header("Bearer", "Bearer\\b(?!.*error=).*"));
        } else if (credentials == Credentials.BEARER) {
            headers.put(
                    "WWW-Authenticate",
                    new Header(
                            "Bearer error=\"" + code + "\"", "Bearer\\b.*\\berror=\"" + Pattern.quote(code) + "\".*"));
        }
    }

    /** Every method that the spec has for the path, and no other but those that a server answers by itself. */
    private Header allow() {
        var methods = spec.operations().stream()
                .filter(operation -> operation.path().equals(each.operation().path()))
                .map(Operation::method)
                .toList();
        String all =
                methods.stream().map(method -> "(?=.*\\b" + method + "\\b)").collect(Collectors.joining());
        String one = "(?:" + String.join("|", methods) + "|HEAD|OPTIONS)";
        return new Header(String.join(", ", methods), all + one + "(?: *, *" + one + ")*");
    }

    ArrayNode body() {
        ArrayNode matchers = JsonNodeFactory.instance.arrayNode();
        answer.body().properties().forEach(entry -> {
            if (answer.open().has(entry.getKey())) {
                open(matchers, at("$", entry.getKey()), answer.open().path(entry.getKey()));
            } else {
                exact(matchers, at("$", entry.getKey()), entry.getValue());
            }
        });
        return matchers;
    }

    /** JSONPath (RFC 9535, 2.5.1.1): a name that is more than a word stands in brackets. */
    private static String at(String path, String key) {
        return key.matches("\\w+") ? path + "." + key : path + "['" + key.replace("'", "\\'") + "']";
    }

    private static void open(ArrayNode matchers, String path, JsonNode schema) {
        ObjectNode matcher = matchers.addObject().put("path", path);
        if (schema.has("pattern")) {
            matcher.put("type", "by_regex").put("value", schema.path("pattern").stringValue());
        } else if (schema.has("enum")) {
            matcher.put("type", "by_regex")
                    .put(
                            "value",
                            schema.path("enum")
                                    .valueStream()
                                    .map(value -> Pattern.quote(value.asString()))
                                    .collect(Collectors.joining("|")));
        } else {
            matcher.put("type", "by_type");
        }
    }

    /** A list is compared by its size and position by position. */
    private static void exact(ArrayNode matchers, String path, JsonNode value) {
        if (value.isObject()) {
            value.properties().forEach(entry -> exact(matchers, at(path, entry.getKey()), entry.getValue()));
        } else if (value.isArray() && !value.isEmpty()) {
            matchers.addObject()
                    .put("path", path)
                    .put("type", "by_type")
                    .put("minOccurrence", value.size())
                    .put("maxOccurrence", value.size());
            for (int i = 0; i < value.size(); i++) {
                exact(matchers, path + "[" + i + "]", value.get(i));
            }
        } else if (!value.isContainer()) {
            matchers.addObject().put("path", path).put("type", value.isNull() ? "by_null" : "by_equality");
        }
    }
}
