package com.eiam.accounts.contracts.generator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its answer as a step that calls an operation by its id. Not every request has words there: {@link
 * #obstacle()} says what is in the way.
 */
final class ArazzoStep {

    /** A value of the answer of the change that a follow-up comes after. */
    private static final Pattern OF_THE_CHANGE = Pattern.compile("\\{?\\$response\\.body#/(\\w+)}?");

    private final JsonNode operation;
    private final JsonNode exchange;
    private final JsonNode request;
    private final Function<String, Optional<String>> tokens;
    private final Optional<String> change;
    private final Map<String, String> path = new LinkedHashMap<>();
    private final String query;
    private final boolean isOfOperation;

    /**
     * Prepares a step.
     *
     * @param exchange request, status and response as {@link ContractsFile} writes them
     * @param tokens what to send for the token of a client
     */
    ArazzoStep(JsonNode operation, JsonNode exchange, Function<String, Optional<String>> tokens) {
        this(operation, exchange, tokens, Optional.empty());
    }

    private ArazzoStep(
            JsonNode operation, JsonNode exchange, Function<String, Optional<String>> tokens, Optional<String> change) {
        this.operation = operation;
        this.exchange = exchange;
        this.request = exchange.path("request");
        this.tokens = tokens;
        this.change = change;
        String[] url = request.path("url").stringValue().split("\\?", 2);
        this.query = url.length > 1 ? url[1] : "";
        this.isOfOperation = request.path("method").equals(operation.path("method")) && readPath(url[0]);
    }

    /** The same step after another one, whose answer it may speak of. */
    ArazzoStep after(String stepId) {
        return new ArazzoStep(operation, exchange, tokens, Optional.of(stepId));
    }

    private boolean readPath(String url) {
        String template = operation.path("path").stringValue();
        List<String> names = Pattern.compile("\\{(\\w+)}")
                .matcher(template)
                .results()
                .map(name -> name.group(1))
                .toList();
        // A segment has no slash, but an expression in it may.
        String segment = "((?:[^/{]|\\\\{[^}]*})+)";
        Matcher values =
                Pattern.compile(template.replaceAll("\\{\\w+}", segment)).matcher(url);
        if (!values.matches()) {
            return false;
        }
        for (int i = 0; i < names.size(); i++) {
            path.put(names.get(i), decoded(values.group(i + 1)));
        }
        return true;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Why the request cannot be told to a runner; empty if it can. */
    Optional<String> obstacle() {
        if (!isOfOperation) {
            return Optional.of("a path or a method that no operation has");
        }
        if (!path.isEmpty()
                && List.copyOf(path.values()).get(path.size() - 1).isBlank()
                && operation.path("path").stringValue().endsWith("}")) {
            return Optional.of("a path that ends with a blank, which clients cut off");
        }
        if (isJson() && request.has("body")) {
            Optional<JsonNode> body = parsed();
            if (body.isEmpty()) {
                return Optional.of("a body that is no JSON");
            }
            if (body.get().isObject() && body.get().isEmpty()) {
                return Optional.of("an empty object, in whose place redocly sends nothing");
            }
        }
        return Optional.empty();
    }

    /** Has the step of the change keep what this one speaks of. */
    void outputsOf(ObjectNode changeStep) {
        OF_THE_CHANGE
                .matcher(request.path("url").stringValue() + exchange.at("/response/body"))
                .results()
                .map(match -> match.group(1))
                .forEach(name -> changeStep.withObjectProperty("outputs").put(name, "$response.body#/" + name));
    }

    ObjectNode node(String id, String name) {
        ObjectNode step = JsonNodeFactory.instance.objectNode();
        step.put("stepId", id);
        step.put("description", name);
        step.put("operationId", operation.path("id").stringValue());
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        path.forEach((key, value) -> parameter(parameters, key, "path", ofTheChange(value)));
        for (String part : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] pair = part.split("=", 2);
            parameter(parameters, decoded(pair[0]), "query", decoded(pair.length > 1 ? pair[1] : ""));
        }
        request.path("headers").properties().forEach(header -> {
            if (!header.getKey().equals("Content-Type") || !request.has("body")) {
                parameter(
                        parameters,
                        header.getKey(),
                        "header",
                        header(header.getKey(), header.getValue().stringValue()));
            }
        });
        if (!parameters.isEmpty()) {
            step.set("parameters", parameters);
        }
        if (request.has("body")) {
            step.putObject("requestBody").put("contentType", contentType()).set("payload", payload());
        }
        step.set("successCriteria", criteria());
        return step;
    }

    private static void parameter(ArrayNode parameters, String name, String in, String value) {
        parameters.addObject().put("name", name).put("in", in).put("value", value);
    }

    private String header(String name, String value) {
        return name.equals("Authorization") && value.startsWith("Bearer ")
                ? "Bearer " + tokens.apply(value.substring(7)).orElse(value.substring(7))
                : value;
    }

    private String contentType() {
        return request.at("/headers/Content-Type").stringValue("application/json");
    }

    private boolean isJson() {
        return contentType().startsWith("application/json");
    }

    private Optional<JsonNode> parsed() {
        try {
            return Optional.of(JsonMapper.shared().readTree(request.path("body").stringValue()));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private JsonNode payload() {
        if (isJson()) {
            return parsed().orElseThrow();
        }
        String body = request.path("body").stringValue();
        if (!contentType().equals("application/x-www-form-urlencoded")) {
            return request.path("body");
        }
        ObjectNode form = JsonNodeFactory.instance.objectNode();
        for (String part : body.isEmpty() ? new String[0] : body.split("&")) {
            String[] pair = part.split("=", 2);
            form.put(decoded(pair[0]), decoded(pair.length > 1 ? pair[1] : ""));
        }
        return form;
    }

    private ArrayNode criteria() {
        List<JsonNode> criteria = new ArrayList<>();
        criteria.add(simple("$statusCode == " + exchange.path("status").intValue()));
        JsonNode body = exchange.at("/response/body");
        if (body.isObject()) {
            body.properties()
                    .forEach(entry -> values("/" + entry.getKey(), "." + entry.getKey(), entry.getValue(), criteria));
        } else if (!body.isMissingNode()) {
            values("", "", body, criteria);
        }
        exchange.at("/response/absent").forEach(key -> criteria.add(query("!@." + key.stringValue())));
        return JsonNodeFactory.instance.arrayNode().addAll(criteria);
    }

    /** Every single value by its place, and how many there are in each list and object: no more may come. */
    private void values(String pointer, String selector, JsonNode value, List<JsonNode> criteria) {
        if (!value.isContainer()) {
            criteria.add(simple("$response.body#" + pointer + " == " + literal(value)));
            return;
        }
        criteria.add(query("length(@" + selector + ") == " + value.size()));
        value.properties()
                .forEach(entry -> values(
                        pointer + "/" + entry.getKey(),
                        selector + "['" + entry.getKey() + "']",
                        entry.getValue(),
                        criteria));
        for (int i = 0; i < value.size() && value.isArray(); i++) {
            values(pointer + "/" + i, selector + "[" + i + "]", value.get(i), criteria);
        }
    }

    /** A filter as Arazzo's own examples write it ("Criterion Object"), with the body as the current node. */
    private static JsonNode query(String filter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("context", "$response.body")
                .put("condition", "$[?" + filter + "]")
                .put("type", "jsonpath");
    }

    private static JsonNode simple(String condition) {
        return JsonNodeFactory.instance.objectNode().put("condition", condition);
    }

    /** A value as conditions write it (Arazzo 1.0.1, "Literals"): text in single quotes, a quote in it doubled. */
    private String literal(JsonNode value) {
        if (!value.isString()) {
            return value.toString();
        }
        String text = ofTheChange(value.stringValue());
        return text.startsWith("$steps.") ? text : "'" + text.replace("'", "''") + "'";
    }

    private String ofTheChange(String text) {
        Matcher matcher = OF_THE_CHANGE.matcher(text);
        return change.isPresent() && matcher.matches()
                ? "$steps." + change.get() + ".outputs." + matcher.group(1)
                : text;
    }
}
