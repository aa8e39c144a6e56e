package com.eiam.accounts.contracts.generator.stubs;

import com.eiam.accounts.contracts.generator.stubs.match.ParameterPatterns;
import com.eiam.accounts.contracts.generator.stubs.match.SharedRefusal;
import com.eiam.accounts.contracts.generator.testcase.BrokenRule;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The order in which WireMock tries stubs: the lower the number, the earlier. Errors come in the order in which a
 * server checks. Among those of one check, a stub that demands more of the request comes first.
 */
final class StubPriority {

    /** The exact request of a contract. */
    static final int EXACT = 50;

    private static final int CREDENTIALS = 100;
    /** A path that no operation has, and that needs no permission. */
    private static final int UNKNOWN_PATH = 150;

    private static final int PERMISSION = 200;
    private static final int ROUTING = 300;
    private static final int PATH = 400;
    private static final int QUERY = 500;
    private static final int HEADER = 550;
    /** A body that WireMock cannot read: before all that compare it. */
    static final int UNREADABLE_BODY = 570;

    private static final int BODY = 600;
    /** The exact request of a contract, and the steps after it: the later, the earlier it is tried. */
    static final int SCENARIO = 699;

    /** What a server checks after the form of the request: 100 numbers for each check, in the order of the spec. */
    private static final int LATER_CHECKS = 700;

    /** The data of the contract tenant. */
    static final int TENANT = 2290;

    private static final int OTHER_SUCCESS = 2400;

    /** Every valid request. */
    private static final int SUCCESS = 2400;

    /** The token endpoint. */
    static final int TOKEN = 2410;

    /** A request to an operation that no other stub knows. */
    static final int UNKNOWN = 2420;

    /** Any method of a known path: other stubs know the operations. */
    private static final int UNROUTED = 2430;

    /** The highest number within a check. */
    private static final int LAST = 98;

    private final Spec spec;
    private final TestCase testCase;
    private final Request request;

    private StubPriority(Spec spec, TestCase testCase) {
        this.spec = spec;
        this.testCase = testCase;
        this.request = testCase.request();
    }

    static int of(Spec spec, TestCase testCase) {
        return new StubPriority(spec, testCase).value();
    }

    private int value() {
        if (testCase.isFirst()) {
            return SUCCESS;
        }
        SharedRefusal shared = new SharedRefusal(spec, testCase);
        if (shared.isOfCredentials()) {
            return CREDENTIALS;
        }
        if (shared.unroutedStatus() > 0) {
            return shared.unroutedStatus() == 404 ? UNKNOWN_PATH : UNROUTED;
        }
        return testCase.draft()
                .breaks()
                .map(rule -> base(rule.location().part()) + Math.min(LAST, position(rule)))
                .orElseGet(() -> testCase.draft().error().map(this::check).orElse(OTHER_SUCCESS)
                        - Math.min(LAST + 1, differences()));
    }

    private static int base(Location.Part part) {
        return switch (part) {
            case PATH -> PATH;
            case QUERY -> QUERY;
            case HEADER -> HEADER;
            case BODY -> BODY;
        };
    }

    /** The position of a rule among those of the same part of the request. */
    private static int position(BrokenRule rule) {
        Location location = rule.location();
        if (location.part() == Location.Part.BODY) {
            return location.steps().isEmpty()
                    ? rule.keyword().equals("json") ? 0 : 1
                    : rule.keyword().equals("additionalProperties") ? LAST : location.position() * 4 + 2;
        }
        return location.position() * 5
                + switch (rule.keyword()) {
                    case "required" -> 0;
                    case "type" -> 1;
                    case "minimum", "exclusiveMinimum", "minLength", "maxLength" -> 2;
                    default -> 3;
                };
    }

    private int check(ErrorEntry error) {
        if (error.status() == 403) {
            return PERMISSION;
        }
        if (error.isTokenError()) {
            return CREDENTIALS;
        }
        if (error.isOfReusedKey()) {
            return ofData(spec, error);
        }
        if (error.status() != 400) {
            return ROUTING;
        }
        ParameterPatterns parameters = new ParameterPatterns(spec, testCase.operation());
        return parameters.areBroken(Location.Part.PATH, request.pathParameters())
                ? PATH
                : parameters.areBroken(Location.Part.QUERY, request.query())
                        ? QUERY
                        : hasInvalidBody(spec, testCase) ? BODY : ofData(spec, error);
    }

    /** The refusals of a check by what the contract tenant has: after those of contracts. */
    static int ofData(Spec spec, ErrorEntry error) {
        return LATER_CHECKS + 100 * laterCheck(spec, error);
    }

    /** The position of the check that a code answers, as the spec lists them. */
    private static int laterCheck(Spec spec, ErrorEntry error) {
        List<JsonNode> checks =
                spec.root().path(Extensions.CHECKS).valueStream().toList();
        return (int) checks.stream()
                .takeWhile(codes ->
                        codes.valueStream().noneMatch(code -> code.stringValue().equals(error.code())))
                .count();
    }

    private static boolean hasInvalidBody(Spec spec, TestCase testCase) {
        Request request = testCase.request();
        return request.body().orElse(null) instanceof Body.Raw
                || testCase.operation()
                        .jsonBody()
                        .filter(body -> !spec.schemas()
                                .faults(body.schema(), request.json())
                                .isEmpty())
                        .isPresent();
    }

    private int differences() {
        return differences(
                JsonMapper.shared().valueToTree(request),
                JsonMapper.shared().valueToTree(testCase.first().request()));
    }

    /** In how many values two requests differ; lists count as one value. */
    private static int differences(JsonNode one, JsonNode other) {
        if (!one.isObject() || !other.isObject()) {
            return one.equals(other) ? 0 : 1;
        }
        return Stream.concat(one.propertyNames().stream(), other.propertyNames().stream())
                .distinct()
                .mapToInt(key -> differences(one.path(key), other.path(key)))
                .sum();
    }
}
