package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for what OpenAPI allows, but of which nothing would be made: nobody would notice that it has no effect. */
final class IgnoredRules {

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R-034",
                    "Nothing in the spec is ignored: no webhooks or callbacks, no HEAD or TRACE, no other servers for a part, no header that OpenAPI ignores.",
                    IgnoredRules::ignored),
            new Rule(
                    "R-035",
                    "A response is a success with a status of 200 to 299, or has the codes that it can carry.",
                    IgnoredRules::withoutCode));

    private static final String REQUESTS_ONLY = "but contracts are about requests to the server: leave it out";

    private static final String ONE_SERVER = "but all operations are called at one server: leave it out";

    private static final Map<String, String> OF_SPEC = Map.of("webhooks", REQUESTS_ONLY);

    private static final Map<String, String> OF_PATH = Map.of(
            "$ref", "but only operations that are written below their path are read: write them there",
            "servers", ONE_SERVER,
            "head", "but its responses have no body, so that no error code could be checked: use get",
            "trace", "but servers refuse this method (RFC 9110, 9.3.8): use another one");

    private static final Map<String, String> OF_OPERATION = Map.of("callbacks", REQUESTS_ONLY, "servers", ONE_SERVER);

    /** Header parameters that OpenAPI ignores, in lower case (OpenAPI 3.1.1, 4.8.12). */
    private static final Set<String> HEADERS = Set.of("accept", "content-type", "authorization");

    private IgnoredRules() {}

    private static Stream<Finding> ignored(Spec spec) {
        return Stream.of(
                        found("the spec", spec.root(), OF_SPEC),
                        spec.root()
                                .path("paths")
                                .propertyStream()
                                .flatMap(path -> found(path.getKey(), path.getValue(), OF_PATH)),
                        spec.operations().stream().flatMap(IgnoredRules::ofOperation))
                .flatMap(findings -> findings);
    }

    private static Stream<Finding> ofOperation(Operation operation) {
        return Stream.concat(
                found(operation.label(), operation.node(), OF_OPERATION),
                operation.parameters().stream()
                        .filter(parameter -> parameter.in().equals("header")
                                && HEADERS.contains(parameter.name().toLowerCase(Locale.ROOT)))
                        .map(parameter -> new Finding(
                                parameter.node(),
                                operation.label() + " has the header parameter " + parameter.name()
                                        + ", which OpenAPI ignores (3.1.1, 4.8.12): describe it with security or the"
                                        + " media types instead")));
    }

    private static Stream<Finding> found(String owner, JsonNode node, Map<String, String> reasons) {
        return node.propertyStream()
                .filter(property -> reasons.containsKey(property.getKey()))
                .map(property -> new Finding(
                        property.getValue(),
                        owner + " has " + property.getKey() + ", " + reasons.get(property.getKey())));
    }

    private static Stream<Finding> withoutCode(Spec spec, Operation operation) {
        return operation.responses().stream()
                .filter(response -> !response.isSuccess() && response.codes().isEmpty())
                .map(response -> new Finding(
                        response.node(),
                        operation.label() + " declares the response " + response.status()
                                + " without an error code, so that no contract can expect it: add its codes as"
                                + " examples of its JSON body, or leave it out"));
    }
}
