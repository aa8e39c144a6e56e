package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A case's request as it travels.
 *
 * @param url path and query, percent-encoded
 * @param headers by name, in the order in which they are sent
 * @param body the text that is sent in UTF-8; empty for none
 */
record WireRequest(String method, String url, Map<String, String> headers, Optional<String> body) {

    static final String AUTHORIZATION = "Authorization";
    static final String CONTENT_TYPE = "Content-Type";

    static WireRequest of(Spec spec, Case each) {
        ObjectNode request = each.contract().request();
        Operation operation = each.operation();
        Optional<String> body = body(request);
        Map<String, String> headers = new LinkedHashMap<>();
        Map<String, String> stated = statedHeaders(request);
        if (request.has("client") && !stated.containsKey(AUTHORIZATION)) {
            headers.put(
                    AUTHORIZATION,
                    Credentials.of(operation)
                            .authorization(spec, request.path("client").stringValue()));
        }
        operation
                .body(spec)
                .filter(declared -> body.isPresent() && !stated.containsKey(CONTENT_TYPE))
                .ifPresent(declared -> headers.put(CONTENT_TYPE, declared.mediaType()));
        headers.putAll(stated);
        String query = pairs(request.path("query"));
        return new WireRequest(
                request.path("method").stringValue(operation.method()),
                path(each) + (query.isEmpty() ? "" : "?" + query),
                headers,
                body);
    }

    /** The headers that a contract names itself, by name in any case. */
    static Map<String, String> statedHeaders(ObjectNode request) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().stringValue("")));
        return headers;
    }

    private static String path(Case each) {
        String path = each.operation().path();
        for (Map.Entry<String, JsonNode> parameter :
                each.contract().request().path("path").properties()) {
            String value = parameter.getValue().stringValue("");
            // Who sends the request knows by then what the change answered.
            String segment = value.startsWith(FollowUp.ANSWERED) ? "{" + value + "}" : encode(value);
            path = path.replace("{" + parameter.getKey() + "}", segment);
        }
        return each.contract().request().path("url").stringValue("{path}").replace("{path}", path);
    }

    private static Optional<String> body(ObjectNode request) {
        if (request.has("raw")) {
            return Optional.of(request.path("raw").stringValue());
        }
        if (request.has("form")) {
            return Optional.of(pairs(request.path("form")));
        }
        return request.has("body") ? Optional.of(json(request.path("body"))) : Optional.empty();
    }

    /** JSON may escape what UTF-8 cannot hold: half a surrogate pair. */
    private static String json(JsonNode body) {
        return body.toString()
                .codePoints()
                .mapToObj(point -> Character.getType(point) == Character.SURROGATE
                        ? "\\u%04X".formatted(point)
                        : Character.toString(point))
                .collect(Collectors.joining());
    }

    private static String pairs(JsonNode values) {
        return values.propertyStream()
                .map(value ->
                        encode(value.getKey()) + "=" + encode(value.getValue().asString()))
                .collect(Collectors.joining("&"));
    }

    /** Percent-encoding of everything that RFC 3986, 2.3 does not leave unreserved; a form understands it as well. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
