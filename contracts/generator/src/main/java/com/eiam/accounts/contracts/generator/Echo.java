package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that repeats what the caller sent: a stub that took any account must not answer with another one's id.
 * Written in WireMock's template language.
 */
final class Echo {

    private Echo() {}

    /** The stub's response; empty if nothing in the answer is what the request said. */
    static Optional<ObjectNode> of(Operation operation, JsonNode request, JsonNode answer) {
        List<String> segments = Arrays.asList(operation.path().substring(1).split("/"));
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        String body = answer.toString();
        for (Map.Entry<String, JsonNode> entry : answer.properties()) {
            String written = written(entry);
            if (request.path("path").path(entry.getKey()).equals(entry.getValue())) {
                int segment = segments.indexOf("{" + entry.getKey() + "}");
                body = body.replace(
                        written, '"' + entry.getKey() + "\":\"{{request.pathSegments.[" + segment + "]}}\"");
            } else if (entry.getValue().isArray()) {
                Optional<String> same = request.path("body")
                        .propertyStream()
                        .filter(sent -> sent.getValue().equals(entry.getValue()))
                        .map(Map.Entry::getKey)
                        .findFirst();
                if (same.isPresent()) {
                    body = body.replace(
                            written,
                            '"' + entry.getKey() + "\":{{{toJson (jsonPath request.body '$." + same.get() + "')}}}");
                }
            }
        }
        if (body.equals(answer.toString())) {
            return Optional.empty();
        }
        template.put("body", body);
        template.putArray("transformers").add("response-template");
        return Optional.of(template);
    }

    private static String written(Map.Entry<String, JsonNode> entry) {
        return JsonNodeFactory.instance
                .objectNode()
                .set(entry.getKey(), entry.getValue())
                .toString()
                .replaceAll("^\\{|}$", "");
    }
}
