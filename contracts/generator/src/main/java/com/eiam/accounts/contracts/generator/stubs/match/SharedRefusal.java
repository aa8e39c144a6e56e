package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.generator.tenant.TenantClients;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The requests that are refused before a server looks at the operation: those without a valid token, to an unknown path
 * or with another method. The pattern does not depend on the operation, so that one stub answers for the contracts of
 * all.
 */
public final class SharedRefusal {

    /** No token at all, or characters that tokens do not have (RFC 6750, 2.1). */
    private static final String MALFORMED = HeaderPattern.BEARER + "(?! +[-A-Za-z0-9._~+/]+=*$)(?: .*)?";

    private static final String ANY = "ANY";

    /** A value in a path that every server reads as one: without path parameters, encoded slashes and dots. */
    private static final String SEGMENT = "(?!\\.{1,2}(?:/|$))(?:(?!%2[EeFf])[^/;])+";

    private final Spec spec;
    private final TestCase testCase;
    private final Optional<ErrorEntry> error;

    public SharedRefusal(Spec spec, TestCase testCase) {
        this.spec = spec;
        this.testCase = testCase;
        this.error = testCase.draft().error();
    }

    /** The error of a request that reaches no operation; 0 for others. */
    public int unroutedStatus() {
        return error.filter(entry -> testCase.operation().responses().stream()
                        .anyMatch(response -> response.status().equals("default")
                                && response.codes().contains(entry.code())))
                .map(ErrorEntry::status)
                .orElse(0);
    }

    /** Whether a request has no token, or not a valid one. */
    public boolean isOfCredentials() {
        return testCase.operation().security() == Security.BEARER
                && error.filter(ErrorEntry::isTokenError)
                        .filter(entry -> entry.status() != 403)
                        .isPresent();
    }

    /** The pattern; empty for a contract of its operation only. */
    public Optional<ObjectNode> pattern() {
        if (isOfCredentials()) {
            return credentials().map(header -> {
                ObjectNode pattern = pattern("(?!" + openPaths() + "(?:/|$)).*");
                pattern.putObject("headers").set(Request.AUTHORIZATION, header);
                return pattern;
            });
        }
        return switch (unroutedStatus()) {
            case 404 -> Optional.of(pattern("(?!(?:" + knownPaths() + ")$).*"));
            case 405 -> Optional.of(pattern(new UrlPattern(spec, testCase.first()).regex()));
            default -> Optional.empty();
        };
    }

    private static ObjectNode pattern(String path) {
        return JsonNodeFactory.instance.objectNode().put("method", ANY).put("urlPathPattern", path);
    }

    private Optional<ObjectNode> credentials() {
        Optional<String> sent = Optional.ofNullable(
                TenantClients.encoder(spec).encode(testCase.request()).headers().get(Request.AUTHORIZATION));
        return error.orElseThrow().status() == 401
                ? Optional.of(ValuePattern.either(
                        ValuePattern.absent(), ValuePattern.doesNotMatch(HeaderPattern.BEARER + "(?: .*)?")))
                : sent.map(value -> ValuePattern.matches(MALFORMED + "|" + HeaderPattern.authorization(value)));
    }

    private String knownPaths() {
        return spec.operations().stream()
                .map(Operation::path)
                .distinct()
                .map(path -> withValues(path, SEGMENT))
                .collect(Collectors.joining("|"));
    }

    /** The paths whose operations need no token; nothing below them needs one either. */
    private String openPaths() {
        return spec.operations().stream().collect(Collectors.groupingBy(Operation::path)).entrySet().stream()
                .filter(path -> path.getValue().stream().noneMatch(other -> other.security() == Security.BEARER))
                .map(path -> withValues(path.getKey(), UrlPattern.ANY))
                .sorted()
                .collect(Collectors.joining("|", "(?:", ")"));
    }

    private static String withValues(String path, String segment) {
        return UrlPattern.literal(path.replaceAll("\\{[^}]+}", "\u0000")).replace("\u0000", segment);
    }
}
