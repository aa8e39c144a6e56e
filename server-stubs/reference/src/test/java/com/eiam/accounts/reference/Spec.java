package com.eiam.accounts.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API's description, so that tests need not repeat its paths and examples. */
public final class Spec {

    private static final JsonNode ROOT = read();

    private Spec() {}

    private static JsonNode read() {
        try (InputStream in = Spec.class.getResourceAsStream("/META-INF/eiam-accounts/openapi.json")) {
            return JsonMapper.shared().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An operation: its method, the path template and what the description says of it. */
    public record Operation(String method, String path, JsonNode node) {

        /** The only success that it declares. */
        public int success() {
            return node.path("responses").propertyNames().stream()
                    .filter(status -> status.startsWith("2"))
                    .mapToInt(Integer::parseInt)
                    .findFirst()
                    .orElseThrow();
        }

        /** A request example, as compact JSON. */
        public String example(String name) {
            JsonNode value = node.at("/requestBody/content/application~1json/examples")
                    .path(name)
                    .path("value");
            return JsonMapper.shared().writeValueAsString(value);
        }
    }

    /** The operation of an id. */
    public static Operation operation(String id) {
        for (Map.Entry<String, JsonNode> path : ROOT.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().path("operationId").stringValue("").equals(id)) {
                    return new Operation(method.getKey().toUpperCase(), path.getKey(), method.getValue());
                }
            }
        }
        throw new IllegalArgumentException(id);
    }
}
