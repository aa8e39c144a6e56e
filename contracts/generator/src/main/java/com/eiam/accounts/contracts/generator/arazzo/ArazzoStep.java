package com.eiam.accounts.contracts.generator.arazzo;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Expectation;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.RuntimeExpression;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request and its expected response as a step that calls an operation by its id.
 *
 * @param steps the steps whose responses its runtime expressions point into
 */
record ArazzoStep(Operation operation, Request request, Expectation expected, RequestEncoder encoder, StepIds steps) {

    private static final String CONTENT_TYPE = "Content-Type";

    /** Why Arazzo, or its runners, cannot express the request; empty if they can. */
    Optional<String> obstacle() {
        if (!request.isOf(operation)) {
            return Optional.of("a path or a method that no operation has");
        }
        if (operation.path().endsWith("}") && lastPathParameter().isBlank()) {
            return Optional.of("a path that ends with a blank, which clients cut off");
        }
        return request.body().flatMap(this::obstacle);
    }

    private String lastPathParameter() {
        return request.pathParameters().values().stream().reduce("", (before, last) -> last);
    }

    private Optional<String> obstacle(Body body) {
        String type = contentType();
        Optional<JsonNode> payload = payload(body);
        if (body instanceof Body.Padded) {
            return Optional.of("a body with blanks after its end, which clients leave out");
        }
        if (payload.isEmpty()) {
            return Optional.of("a body that is no JSON");
        }
        if (body instanceof Body.Form && type.contains(";")) {
            return Optional.of("a form with a charset, which redocly does not send as a form");
        }
        if (body instanceof Body.Raw && type.equals("application/x-www-form-urlencoded")) {
            return Optional.of("a form with a field that is there twice, which redocly sends once");
        }
        return payload.filter(value -> isJson() && value.isObject() && value.isEmpty())
                .map(empty -> "an empty object, in whose place redocly sends nothing");
    }

    /** The client whose token it sends; empty if it sends none. */
    Optional<String> client() {
        return request.credentials()
                .filter(sent -> sent.kind() == Credentials.Kind.TOKEN)
                .map(Credentials::client);
    }

    /** The values in the response of a step that this step needs. */
    Stream<RuntimeExpression> needs() {
        Stream<RuntimeExpression> whole = Stream.concat(
                        request.pathParameters().values().stream(),
                        expected.body().stream().flatMap(ArazzoStep::texts))
                .flatMap(text -> RuntimeExpression.of(text).stream());
        return Stream.concat(whole, request.headers().values().stream().flatMap(RuntimeExpression::allIn));
    }

    private static Stream<String> texts(JsonNode value) {
        return Stream.concat(
                value.stringValueOpt().stream(), value.valueStream().flatMap(ArazzoStep::texts));
    }

    ObjectNode node(String id, String description) {
        ObjectNode step = JsonNodeFactory.instance.objectNode();
        step.put("stepId", id);
        step.put("description", description);
        step.put("operationId", operation.id());
        ArrayNode parameters = JsonNodeFactory.instance.arrayNode();
        request.pathParameters().forEach((name, value) -> parameter(parameters, name, "path", steps.output(value)));
        request.query().forEach((name, value) -> parameter(parameters, name, "query", value));
        headers().forEach((name, value) -> parameter(parameters, name, "header", value));
        if (!parameters.isEmpty()) {
            step.set("parameters", parameters);
        }
        request.body()
                .ifPresent(body -> step.putObject("requestBody")
                        .put("contentType", contentType())
                        .set("payload", payload(body).orElseThrow()));
        step.set("successCriteria", criteria());
        return step;
    }

    private static void parameter(ArrayNode parameters, String name, String in, String value) {
        parameters.addObject().put("name", name).put("in", in).put("value", value);
    }

    private Map<String, String> headers() {
        Map<String, String> headers =
                new LinkedHashMap<>(encoder.encode(request).headers());
        request.headers().forEach((name, value) -> headers.put(name, steps.outputsIn(value)));
        client().ifPresent(id -> headers.put(Request.AUTHORIZATION, "Bearer " + ArazzoFile.token(id)));
        if (request.body().isPresent()) {
            headers.remove(CONTENT_TYPE);
        }
        return headers;
    }

    private String contentType() {
        return request.header(CONTENT_TYPE).orElse("application/json");
    }

    private boolean isJson() {
        return contentType().startsWith("application/json");
    }

    /** What Arazzo has for a body; empty if it has nothing. */
    private Optional<JsonNode> payload(Body body) {
        if (body instanceof Body.Form) {
            return Optional.of(JsonMapper.shared().valueToTree(encoder.formFields(request)));
        }
        String text = encoder.encode(request).body().orElseThrow();
        if (!isJson()) {
            return Optional.of(JsonNodeFactory.instance.stringNode(text));
        }
        return body instanceof Body.Json json ? Optional.of(json.value()) : parsed(text);
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JsonMapper.shared().readTree(text));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    private ArrayNode criteria() {
        List<JsonNode> criteria = new ArrayList<>();
        criteria.add(simple("$statusCode == " + expected.outcome().status()));
        expected.body().ifPresent(body -> {
            if (body.isObject()) {
                body.forEachEntry((key, value) -> values("/" + key, "." + key, value, criteria));
            } else {
                values("", "", body, criteria);
            }
        });
        expected.absent().forEach(key -> criteria.add(query("!@." + key)));
        return JsonNodeFactory.instance.arrayNode().addAll(criteria);
    }

    /** Every single value by its location, and the size of each list and object, so that nothing more may come. */
    private void values(String pointer, String selector, JsonNode value, List<JsonNode> criteria) {
        if (!value.isContainer()) {
            criteria.add(simple("$response.body#" + pointer + " == " + literal(value)));
            return;
        }
        criteria.add(query("length(@" + selector + ") == " + value.size()));
        value.forEachEntry((key, inner) -> values(pointer + "/" + key, selector + "['" + key + "']", inner, criteria));
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
        String text = steps.output(value.stringValue());
        return text.startsWith("$steps.") ? text : "'" + text.replace("'", "''") + "'";
    }
}
