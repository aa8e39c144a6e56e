package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A response that repeats values of the request: the id of any account that the caller names, or the number of any
 * page. What is created gets an id of its own. Written as a template of WireMock (Handlebars).
 *
 * @param creates whether the response has the id of something that is new
 */
record Echo(Operation operation, Request request, JsonNode response, boolean creates) {

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** The response with templates in the place of values that the request has too. */
    String template() {
        String body = response.toString();
        for (Map.Entry<String, JsonNode> entry : response.properties()) {
            Optional<String> template = template(entry.getValue());
            if (template.isPresent()) {
                String key = '"' + entry.getKey() + "\":";
                // Up to the comma: "total":1 is not a part of "total":12.
                body = body.replaceAll(
                        Pattern.quote(key + entry.getValue()) + "(?=[,}])",
                        Matcher.quoteReplacement(key + template.get()));
            }
        }
        return body;
    }

    private Optional<String> template(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING ->
                names(request.pathParameters(), value)
                        .findFirst()
                        .map(this::segment)
                        .or(() -> Optional.of(value.stringValue())
                                .filter(id -> creates)
                                .map(Echo::newId));
            case NUMBER -> page(value).map(name -> "{{request.query." + name + "}}");
            // The space keeps the braces of the template apart from the one that ends the object.
            case ARRAY -> list(value).map(name -> "{{{toJson (jsonPath request.body '$." + name + "')}}} ");
            default -> Optional.empty();
        };
    }

    /** An id like the one of the example, with other digits after its date in each response: nothing else has it. */
    private static String newId(String example) {
        String date = example.substring(0, Math.min(8, example.length()));
        return '"'
                + date
                + DIGITS.matcher(example.substring(date.length()))
                        .replaceAll(digits ->
                                "{{randomValue length=" + digits.group().length() + " type='NUMERIC'}}")
                + '"';
    }

    private String segment(String parameter) {
        List<String> segments = Arrays.asList(operation.path().substring(1).split("/"));
        // The comment keeps the braces of the template apart from the one that ends the object.
        return "{{{toJson request.pathSegments.[" + segments.indexOf("{" + parameter + "}") + "]}}}{{!}}";
    }

    /** The query parameter that a number repeats; empty if another parameter or number has the same value. */
    private Optional<String> page(JsonNode number) {
        List<String> names = names(request.query(), number).toList();
        boolean once = response.valueStream().filter(number::equals).count() == 1;
        return once && names.size() == 1 ? Optional.of(names.get(0)) : Optional.empty();
    }

    private static Stream<String> names(Map<String, String> values, JsonNode value) {
        return values.entrySet().stream()
                .filter(entry -> entry.getValue().equals(value.asString()))
                .map(Map.Entry::getKey);
    }

    /** The key of the request's body that has the same list. */
    private Optional<String> list(JsonNode value) {
        return request.json()
                .propertyStream()
                .filter(entry -> entry.getValue().equals(value))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
