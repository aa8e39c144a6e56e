package com.eiam.accounts.contracts.generator.derive.sample;

import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A request that differs from a first one in what one request changes, and in what another one changes. */
public final class RequestDifferences {

    private final Request first;
    private final Request one;
    private final Request other;
    private int kept;
    private int overridden;

    public RequestDifferences(Request first, Request one, Request other) {
        this.first = first;
        this.one = one;
        this.other = other;
    }

    /**
     * The request with both differences. Where they collide, the other counts; empty if nothing of the first is left.
     */
    public Optional<Request> both() {
        kept = 0;
        boolean credentials = isOfCredentials(one);
        if (credentials && isOfCredentials(other)) {
            return Optional.empty();
        }
        Request sender = credentials ? one : other;
        kept += credentials ? 1 : 0;
        Map<String, String> headers = merged(first.headers(), one.headers(), other.headers());
        JsonNode body = merged(first.json(), one.json(), other.json());
        Request both = new Request(
                first.method(),
                first.path(),
                merged(first.pathParameters(), one.pathParameters(), other.pathParameters()),
                merged(first.query(), one.query(), other.query()),
                headers,
                sender.credentials(),
                first.body().map(sent -> new Body.Json(body)));
        return kept > 0 ? Optional.of(both) : Optional.empty();
    }

    /** Whether the last request lacks something that one of the two requests changes. */
    public boolean collides() {
        return overridden > 0;
    }

    /** Whether most of what the first of the two requests changes is in the last request. */
    public boolean keepsMost() {
        return kept > overridden;
    }

    private boolean isOfCredentials(Request request) {
        Optional<Credentials> credentials = request.credentials();
        return !credentials.equals(first.credentials())
                || request.header(Request.AUTHORIZATION).isPresent();
    }

    private Map<String, String> merged(Map<String, String> before, Map<String, String> now, Map<String, String> next) {
        Map<String, String> merged = new LinkedHashMap<>();
        Stream.of(before, now, next)
                .flatMap(map -> map.keySet().stream())
                .distinct()
                .forEach(name -> {
                    String value = before.get(name);
                    if (!Objects.equals(next.get(name), value)) {
                        overridden += Objects.equals(now.get(name), value) ? 0 : 1;
                        value = next.get(name);
                    } else if (!Objects.equals(now.get(name), value)) {
                        value = now.get(name);
                        kept++;
                    }
                    if (value != null) {
                        merged.put(name, value);
                    }
                });
        return merged;
    }

    private JsonNode merged(JsonNode before, JsonNode now, JsonNode next) {
        if (now.equals(before)) {
            return next;
        }
        if (next.equals(before)) {
            kept++;
            return now;
        }
        if (!before.isObject() || !now.isObject() || !next.isObject()) {
            overridden++;
            return next;
        }
        ObjectNode merged = JsonNodeFactory.instance.objectNode();
        Stream.of(before, now, next)
                .flatMap(body -> body.propertyNames().stream())
                .distinct()
                .forEach(name -> {
                    JsonNode value = merged(before.path(name), now.path(name), next.path(name));
                    if (!value.isMissingNode()) {
                        merged.set(name, value);
                    }
                });
        return merged;
    }
}
