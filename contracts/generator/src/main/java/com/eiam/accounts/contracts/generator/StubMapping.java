package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a stub answers to: the first contract of an operation to whatever the schema allows, every other one to what
 * distinguishes it from the first. Written in WireMock's words for a request.
 */
final class StubMapping {

    private final Spec spec;
    private final Case each;
    private final Answer answer;
    private final Operation operation;
    private final ObjectNode request;
    private final ObjectNode base;

    StubMapping(Spec spec, Case each) {
        this.spec = spec;
        this.each = each;
        this.answer = Answer.of(spec, each);
        this.operation = each.operation();
        this.request = each.contract().request();
        this.base = each.base().request();
    }

    /** The request that is answered, and what the answer repeats of it. */
    ObjectNode json() {
        ObjectNode stub = JsonNodeFactory.instance.objectNode();
        stub.set("request", requestPattern());
        Optional<ObjectNode> response =
                isSuccess() ? Echo.of(operation, request, answer.body()) : new RefusalTemplate(spec, each).response();
        response.ifPresent(template -> stub.set("response", template));
        return stub;
    }

    private ObjectNode requestPattern() {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.put("method", request.path("method").stringValue(operation.method()));
        pattern.put("urlPathPattern", new UrlPattern(spec, each).regex());
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        authorization(headers);
        headers(headers);
        if (!headers.isEmpty()) {
            pattern.set("headers", headers);
        }
        query(pattern);
        body(pattern);
        return pattern;
    }

    private void authorization(ObjectNode headers) {
        Credentials credentials = Credentials.of(operation);
        if (credentials == Credentials.NONE
                || WireRequest.statedHeaders(request).containsKey(WireRequest.AUTHORIZATION)) {
            return;
        }
        boolean same = request.path("client").equals(base.path("client"));
        if (!request.has("client")) {
            headers.putObject(WireRequest.AUTHORIZATION).put("absent", true);
        } else if (credentials == Credentials.BEARER && same) {
            headers.putObject(WireRequest.AUTHORIZATION).put("matches", "Bearer .+");
        } else if (answer.status() == 403) {
            headers.putObject(WireRequest.AUTHORIZATION)
                    .put(
                            "matches",
                            Credentials.withoutPermission(spec, operation).stream()
                                    .map(UrlPattern::literal)
                                    .collect(Collectors.joining("|", "Bearer (?:", ")")));
        } else if (!same || each.isBase()) {
            headers.putObject(WireRequest.AUTHORIZATION)
                    .put(
                            "equalTo",
                            credentials.authorization(
                                    spec, request.path("client").stringValue()));
        }
    }

    private void headers(ObjectNode headers) {
        Map<String, String> before = WireRequest.statedHeaders(base);
        Map<String, String> now = WireRequest.statedHeaders(request);
        now.forEach((name, value) -> {
            if (Credentials.areUnknown(each) && name.equalsIgnoreCase(WireRequest.AUTHORIZATION)) {
                headers.putObject(name).put("matches", "Basic .*");
            } else if (each.isBase() || !value.equals(before.get(name))) {
                headers.set(name, header(name, value));
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> headers.putObject(name).put("absent", true));
        if (each.isBase()) {
            operation
                    .body(spec)
                    .ifPresent(body ->
                            headers.set(WireRequest.CONTENT_TYPE, header(WireRequest.CONTENT_TYPE, body.mediaType())));
        }
    }

    /** A media type may carry a charset, and a language regions and others; the rest is compared as it is. */
    private static ObjectNode header(String name, String value) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "content-type" -> pattern.put("matches", "(?i)" + UrlPattern.literal(value) + "\\s*(?:;.*)?");
            case "accept-language" -> pattern.put("matches", "(?i)" + value.split("[-,;]")[0] + "\\b.*");
            default -> pattern.put("equalTo", value);
        };
    }

    /** A success is for valid requests only; an error is for what provokes it, whatever else is wrong. */
    private boolean isSuccess() {
        return each.contract().error().isEmpty();
    }

    private void query(ObjectNode pattern) {
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        if (isSuccess()) {
            parameters.setAll(new Parameters(spec, operation, "query").patterns());
        }
        broken("query").ifPresent(rule -> parameters.set(rule.parameter(), rule.pattern()));
        differences(request.path("query"), base.path("query")).forEach((name, value) -> {
            if (!(each.isBase() && parameters.has(name)) && broken("query").isEmpty()) {
                parameters.set(name, value(value));
            }
        });
        if (!parameters.isEmpty()) {
            pattern.set("queryParameters", parameters);
        }
    }

    private Optional<BrokenRule> broken(String in) {
        return each.draft().breaks().filter(rule -> rule.in().equals(in));
    }

    private void body(ObjectNode pattern) {
        if (broken("body").isPresent()) {
            pattern.putArray("bodyPatterns").add(broken("body").get().pattern());
        } else if (request.has("raw")) {
            if (!request.path("raw").equals(base.path("raw"))) {
                pattern.putArray("bodyPatterns")
                        .addObject()
                        .put("equalTo", request.path("raw").stringValue());
            }
        } else if (request.has("form") || base.has("form")) {
            form().forEach((name, value) -> pattern.withObject("formParameters").set(name, value(value)));
        } else {
            if (isSuccess()) {
                operation.body(spec).ifPresent(body -> json(pattern, new InlineSchemas(spec).inline(body.schema())));
            }
            if (!each.isBase()) {
                json(pattern, new BodyDifference(!isSuccess()).schema(base.path("body"), request.path("body")));
            }
        }
    }

    private static void json(ObjectNode pattern, JsonNode schema) {
        if (!schema.isMissingNode()) {
            pattern.withArray("bodyPatterns")
                    .addObject()
                    .put("schemaVersion", "V202012")
                    .set("matchesJsonSchema", schema);
        }
    }

    /** Whoever comes with credentials of another kind is told from the others by all that the form may hold. */
    private Map<String, JsonNode> form() {
        Map<String, JsonNode> form = differences(request.path("form"), base.path("form"));
        if (!request.path("client").equals(base.path("client"))) {
            operation
                    .body(spec)
                    .ifPresent(body -> body.schema()
                            .path("properties")
                            .propertyNames()
                            .forEach(name ->
                                    form.putIfAbsent(name, request.path("form").path(name))));
        }
        return form;
    }

    /** What differs from the first contract, with what it is now: missing where the first one alone has it. */
    private Map<String, JsonNode> differences(JsonNode now, JsonNode before) {
        Map<String, JsonNode> differences = new LinkedHashMap<>();
        now.properties().forEach(entry -> {
            if (each.isBase() || !entry.getValue().equals(before.path(entry.getKey()))) {
                differences.put(entry.getKey(), entry.getValue());
            }
        });
        before.propertyNames().stream()
                .filter(name -> !now.has(name))
                .forEach(name -> differences.put(name, now.path(name)));
        return differences;
    }

    private static ObjectNode value(JsonNode value) {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        return value.isMissingNode() ? pattern.put("absent", true) : pattern.put("equalTo", value.asString());
    }
}
