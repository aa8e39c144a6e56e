package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.InlineSchemas;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.Location.Part;
import com.eiam.accounts.contracts.generator.testcase.RefusalBody;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests that a stub answers, as a request pattern of WireMock. The first contract of an operation answers every
 * valid request. Every other contract answers the requests that differ from the first one as its own request does.
 */
public final class RequestPattern {

    private final Spec spec;
    private final TestCase testCase;
    private final Operation operation;
    private final Request request;
    private final Request first;
    private final Map<String, String> sent;

    public RequestPattern(Spec spec, TestCase testCase) {
        this.spec = spec;
        this.testCase = testCase;
        this.operation = testCase.operation();
        this.request = testCase.request();
        this.first = testCase.first().request();
        this.sent = TenantClients.encoder(spec).encode(request).headers();
    }

    /** All requests of an operation whose first path parameters match patterns. */
    public static ObjectNode any(Spec spec, TestCase first, List<String> path) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("method", first.operation().method())
                .put("urlPathPattern", new UrlPattern(spec, first).regex(path));
    }

    public ObjectNode json() {
        return new SharedRefusal(spec, testCase).pattern().orElseGet(this::ofOperation);
    }

    private ObjectNode ofOperation() {
        ObjectNode pattern = JsonNodeFactory.instance.objectNode();
        pattern.put("method", request.method());
        pattern.put("urlPathPattern", new UrlPattern(spec, testCase).regex());
        ObjectNode headers = JsonNodeFactory.instance.objectNode();
        authorization().ifPresent(header -> headers.set(Request.AUTHORIZATION, header));
        // The response of a refusal chooses the language.
        Request language = isSuccess() ? request : request.withHeader(RefusalBody.ACCEPT_LANGUAGE, "");
        differences(language.headers(), first.headers()).forEach((name, value) -> {
            if (!(testCase.isFirst() && isParameter(name))) {
                headers.set(name, header(name, value));
            }
        });
        broken(Part.HEADER).ifPresent(rule -> headers.set(rule.location().field(), ParameterPatterns.broken(rule)));
        if (!headers.isEmpty()) {
            pattern.set("headers", headers);
        }
        ObjectNode query = query();
        if (!query.isEmpty()) {
            pattern.set("queryParameters", query);
        }
        body(pattern);
        return pattern;
    }

    /** Whether a header is a parameter: other contracts say which of its values are refused. */
    private boolean isParameter(String header) {
        return operation.parameters().stream()
                .anyMatch(parameter ->
                        parameter.in().equals("header") && parameter.name().equalsIgnoreCase(header));
    }

    /**
     * Any token, unless the contract is about the credentials: {@link SharedRefusal} answers requests without a token.
     */
    private Optional<ObjectNode> authorization() {
        if (operation.security() == Security.NONE
                || request.header(Request.AUTHORIZATION).isPresent()) {
            return Optional.empty();
        }
        if (!sent.containsKey(Request.AUTHORIZATION)) {
            return Optional.of(ValuePattern.absent());
        }
        if (testCase.response().status() == 403) {
            return Optional.of(ValuePattern.matches(TenantClients.of(spec).stream()
                    .filter(client -> !TenantClients.isAllowed(client, operation))
                    .map(Client::clientId)
                    .map(UrlPattern::literal)
                    .collect(Collectors.joining("|", HeaderPattern.BEARER + " +(?:", ")"))));
        }
        return request.credentials().equals(first.credentials())
                ? Optional.empty()
                : Optional.of(HeaderPattern.of(Request.AUTHORIZATION, sent.get(Request.AUTHORIZATION)));
    }

    /**
     * A media type may carry a charset. If a media type is refused, all others but JSON are. If a coding is refused,
     * all codings are. Every other header is compared as it is.
     */
    private ObjectNode header(String name, Optional<String> value) {
        String lower = name.toLowerCase(Locale.ROOT);
        int status = testCase.response().status();
        if (lower.equals("content-type") && status == 415) {
            String expected = mediaType(first.header(name).orElse(""));
            return ValuePattern.either(ValuePattern.absent(), ValuePattern.doesNotMatch(expected));
        }
        if (lower.equals("accept") && status == 406) {
            return ValuePattern.both(ValuePattern.matches(".*"), ValuePattern.doesNotMatch(AcceptPattern.JSON));
        }
        return value.map(text -> switch (lower) {
                    case "content-type" -> ValuePattern.matches(mediaType(text));
                    case "content-encoding" -> ValuePattern.matches("(?i)(?!identity$).+");
                    default -> HeaderPattern.of(name, text);
                })
                .orElseGet(ValuePattern::absent);
    }

    private static String mediaType(String type) {
        return "(?i)" + UrlPattern.literal(type) + "\\s*(?:;.*)?";
    }

    /** A success is for valid requests only. An error is for what causes it, whatever else is wrong. */
    private boolean isSuccess() {
        return testCase.draft().isSuccess();
    }

    private ObjectNode query() {
        ObjectNode query = JsonNodeFactory.instance.objectNode();
        if (isSuccess()) {
            query.setAll(new ParameterPatterns(spec, operation).valid());
        }
        Optional<BrokenRule> broken = broken(Part.QUERY);
        if (broken.isPresent()) {
            return query.set(broken.get().location().field(), ParameterPatterns.broken(broken.get()));
        }
        differences(request.query(), first.query()).forEach((name, value) -> {
            if (!(testCase.isFirst() && query.has(name))) {
                query.set(name, value.map(ValuePattern::equalTo).orElseGet(ValuePattern::absent));
            }
        });
        return query;
    }

    private Optional<BrokenRule> broken(Part part) {
        return testCase.draft().breaks().filter(rule -> rule.location().part() == part);
    }

    private void body(ObjectNode pattern) {
        Optional<JsonNode> broken = broken(Part.BODY).flatMap(rule -> BodyPatterns.of(rule, request));
        Body body = request.body().orElse(null);
        if (broken.isPresent()) {
            pattern.putArray("bodyPatterns").add(broken.get());
        } else if (body instanceof Body.Raw raw) {
            if (!request.body().equals(first.body())) {
                pattern.putArray("bodyPatterns").add(ValuePattern.equalTo(raw.text()));
            }
        } else {
            if (isSuccess()) {
                operation
                        .body()
                        .ifPresent(declared -> json(pattern, new InlineSchemas(spec).inline(declared.schema())));
            }
            if (!testCase.isFirst()) {
                json(pattern, new BodyDifference(!isSuccess(), names()).schema(first.json(), request.json()));
            }
        }
    }

    /** The fields of the body that have names of users or accounts. */
    private Set<String> names() {
        return Location.fields(spec, operation)
                .filter(field -> isName(spec, field.schema()))
                .map(Location::field)
                .collect(Collectors.toSet());
    }

    /** Whether a value, or each entry of a list, is a name of a user or an account. */
    public static boolean isName(Spec spec, JsonNode schema) {
        JsonNode codes = schema.path(Extensions.ERROR_CODE);
        return schema.has("items")
                ? isName(spec, spec.resolve(schema.path("items")))
                : schema.has(Extensions.VISIBLE_TEXT) && (codes.has("unknown") || codes.has("unique"));
    }

    private static void json(ObjectNode pattern, JsonNode schema) {
        if (!schema.isMissingNode()) {
            pattern.withArray("bodyPatterns").add(ValuePattern.ofSchema(schema));
        }
    }

    /** The values that differ from the first contract, empty where only that has one; all of them for the first one. */
    private Map<String, Optional<String>> differences(Map<String, String> now, Map<String, String> before) {
        Map<String, Optional<String>> differences = new LinkedHashMap<>();
        now.forEach((name, value) -> {
            if (testCase.isFirst() || !Objects.equals(value, before.get(name))) {
                differences.put(name, Optional.of(value));
            }
        });
        before.keySet().stream()
                .filter(name -> !now.containsKey(name))
                .forEach(name -> differences.put(name, Optional.empty()));
        return differences;
    }
}
