package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer that repeats what the caller sent: a stub that took any account must not answer with another one's id, nor one
 * that took any page with another one's number. Written in WireMock's template language.
 */
final class Echo {

    private final Operation operation;
    private final JsonNode request;
    private final JsonNode answer;

    private Echo(Operation operation, JsonNode request, JsonNode answer) {
        this.operation = operation;
        this.request = request;
        this.answer = answer;
    }

    /** The stub's response; empty if nothing in the answer is what the request said. */
    static Optional<ObjectNode> of(Operation operation, JsonNode request, JsonNode answer) {
        String body = new Echo(operation, request, answer).body();
        if (body.equals(answer.toString())) {
            return Optional.empty();
        }
        ObjectNode template = JsonNodeFactory.instance.objectNode();
        template.put("body", body);
        template.putArray("transformers").add("response-template");
        return Optional.of(template);
    }

    private String body() {
        String body = answer.toString();
        for (Map.Entry<String, JsonNode> entry : answer.properties()) {
            Optional<String> template = template(entry.getValue());
            if (template.isPresent()) {
                String key = '"' + entry.getKey() + "\":";
                // Up to the comma: "total":1 is no part of "total":12.
                body = body.replaceAll(
                        Pattern.quote(key + entry.getValue()) + "(?=[,}])",
                        Matcher.quoteReplacement(key + template.get()));
            }
        }
        return body;
    }

    private Optional<String> template(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> sent("path", value).stream().findFirst().map(this::segment);
            case NUMBER -> page(value).map(name -> "{{request.query." + name + "}}");
            case ARRAY ->
                sent("body", value).stream()
                        .findFirst()
                        .map(name -> "{{{toJson (jsonPath request.body '$." + name + "')}}}");
            default -> Optional.empty();
        };
    }

    private String segment(String parameter) {
        List<String> segments = Arrays.asList(operation.path().substring(1).split("/"));
        return "\"{{request.pathSegments.[" + segments.indexOf("{" + parameter + "}") + "]}}\"";
    }

    /** The parameter that the number repeats; empty if another one has it too, or the answer says it twice: 1 of 1. */
    private Optional<String> page(JsonNode number) {
        List<String> names = sent("query", number);
        boolean once = answer.valueStream().filter(number::equals).count() == 1;
        return once && names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    private List<String> sent(String place, JsonNode value) {
        return request.path(place)
                .propertyStream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .toList();
    }
}
