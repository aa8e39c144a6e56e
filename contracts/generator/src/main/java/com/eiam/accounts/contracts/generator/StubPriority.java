package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Schemas;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * When a stub is tried: the smaller, the earlier. Errors come in the order in which a server checks; among those of one
 * check, the one that says more about the request comes before the one that says less.
 */
final class StubPriority {

    private static final int CREDENTIALS = 100;
    private static final int PERMISSION = 200;
    private static final int ROUTING = 300;
    private static final int PATH = 400;
    private static final int QUERY = 500;
    private static final int BODY = 600;
    private static final int OTHER_ERROR = 700;
    /** The request of a contract to the letter, and the read after it. */
    static final int SCENARIO = 700;

    private static final int OTHER_SUCCESS = 800;

    /** What every valid request gets. */
    private static final int SUCCESS = 900;

    /** Whom none of the stubs above knows. */
    private static final int UNKNOWN_CLIENT = 950;

    private final Spec spec;
    private final Case each;
    private final ObjectNode request;
    private final ObjectNode base;

    StubPriority(Spec spec, Case each) {
        this.spec = spec;
        this.each = each;
        this.request = each.contract().request();
        this.base = each.base().request();
    }

    int value() {
        if (each.isBase()) {
            return SUCCESS;
        }
        if (Credentials.areUnknown(each)) {
            return UNKNOWN_CLIENT;
        }
        Optional<Integer> ofRule = each.draft().breaks().map(rule -> band(rule) + Math.min(98, rule.position()));
        if (ofRule.isPresent()) {
            return ofRule.get();
        }
        return each.error(spec).map(this::check).orElse(OTHER_SUCCESS) - Math.min(99, differences());
    }

    private int check(ErrorEntry error) {
        if (error.status() == 403) {
            return PERMISSION;
        }
        if (error.isTokenError()) {
            return CREDENTIALS;
        }
        if (error.status() != 400) {
            return ROUTING;
        }
        return areBroken("path") ? PATH : areBroken("query") ? QUERY : hasInvalidBody() ? BODY : OTHER_ERROR;
    }

    private static int band(BrokenRule rule) {
        return switch (rule.in()) {
            case "path" -> PATH;
            case "query" -> QUERY;
            default -> BODY;
        };
    }

    private boolean areBroken(String place) {
        return new Parameters(spec, each.operation(), place).areBroken(request.path(place));
    }

    private boolean hasInvalidBody() {
        return request.has("raw")
                || each.operation()
                        .body(spec)
                        .filter(body -> !body.isForm())
                        .filter(body -> !new Schemas(spec)
                                .faults(body.schema(), request.path("body"))
                                .isEmpty())
                        .isPresent();
    }

    private int differences() {
        long keys = Stream.of("client", "method", "url", "raw")
                .filter(key -> !request.path(key).equals(base.path(key)))
                .count();
        return (int) keys
                + Stream.of("path", "query", "headers", "body", "form")
                        .mapToInt(key -> differences(request.path(key), base.path(key)))
                        .sum();
    }

    private static int differences(JsonNode now, JsonNode before) {
        return (int) Stream.concat(now.propertyNames().stream(), before.propertyNames().stream())
                .distinct()
                .filter(key -> !now.path(key).equals(before.path(key)))
                .count();
    }
}
