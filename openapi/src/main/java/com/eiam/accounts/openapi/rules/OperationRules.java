package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for what an operation says about itself. */
final class OperationRules {

    static final List<Rule> ALL = List.of(
            new Rule("R-001", "Every operation has an operationId of its own, in lowerCamelCase.", OperationRules::id),
            lacking("R-002", "Every operation has a summary.", "summary", "the one line that lists show"),
            lacking(
                    "R-003",
                    "Every operation has a description.",
                    "description",
                    "what a caller must know before the first call"),
            lacking(
                    "R-004",
                    "Every operation states its security.",
                    "security",
                    "the permission codes that callers need"),
            new Rule(
                    "R-022",
                    "An operation that declares parameters declares those of its path as well, and first.",
                    OperationRules::misplaced),
            new Rule(
                    "R-029",
                    "An operation's security names schemes and permission codes that components declares.",
                    OperationRules::security),
            new Rule(
                    "R-030",
                    "Every operation has one tag, which the spec declares: generated interfaces have its name.",
                    OperationRules::tag),
            new Rule(
                    "R-031",
                    "The variables of a path and its path parameters are the same.",
                    OperationRules::pathVariables),
            new Rule(
                    "R-032",
                    "An operation declares each shared response that all others of its kind declare.",
                    OperationRules::sharedResponses));

    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

    private OperationRules() {}

    private static Stream<Finding> id(Spec spec) {
        Map<String, String> known = new HashMap<>();
        return spec.operations().stream().flatMap(operation -> {
            String place = operation.method() + " " + operation.path();
            if (operation.id().isEmpty()) {
                return Stream.of(new Finding(
                        operation.node(), place + " has no operationId: add one, such as createOrphanAccount"));
            }
            JsonNode id = operation.node().path("operationId");
            String first = known.putIfAbsent(operation.id(), place);
            return Stream.concat(
                    Finding.when(
                            !operation.id().matches("[a-z][A-Za-z0-9]*"),
                            id,
                            operation.id() + " is not lowerCamelCase: generated methods have this name"),
                    Finding.when(
                            first != null,
                            id,
                            operation.id() + " is already the operationId of " + first + ": choose another one"));
        });
    }

    private static Rule lacking(String rule, String title, String key, String meaning) {
        return new Rule(rule, title, (spec, operation) -> {
            JsonNode value = operation.node().path(key);
            return Finding.when(
                    value.isEmpty() && value.stringValue("").isBlank(),
                    operation.node(),
                    operation.label() + " has no " + key + ": add " + meaning);
        });
    }

    private static Stream<Finding> security(Spec spec, Operation operation) {
        return operation
                .node()
                .path("security")
                .valueStream()
                .flatMap(JsonNode::propertyStream)
                .flatMap(scheme -> undeclared(spec, operation, scheme));
    }

    private static Stream<Finding> undeclared(Spec spec, Operation operation, Map.Entry<String, JsonNode> scheme) {
        JsonNode schemes = spec.root().at("/components/securitySchemes");
        Set<String> codes = schemes.path(scheme.getKey())
                .path("flows")
                .valueStream()
                .flatMap(flow -> flow.path("scopes").propertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        return schemes.has(scheme.getKey())
                ? scheme.getValue()
                        .valueStream()
                        .filter(code -> !codes.contains(code.stringValue("")))
                        .map(code -> new Finding(
                                code,
                                operation.label() + " needs the permission code " + code.stringValue("")
                                        + ", which is not one of " + codes))
                : Stream.of(new Finding(
                        scheme.getValue(),
                        operation.label() + " has the security scheme " + scheme.getKey() + ", which is not one of "
                                + schemes.propertyNames()));
    }

    private static Stream<Finding> tag(Spec spec, Operation operation) {
        List<String> declared = names(spec.root().path("tags").valueStream());
        return Finding.when(
                operation.node().path("tags").size() != 1 || !declared.contains(operation.tag()),
                operation.node(),
                operation.label() + " does not have one tag of " + declared + ": choose one");
    }

    private static Stream<Finding> pathVariables(Spec spec, Operation operation) {
        Set<String> variables = VARIABLE.matcher(operation.path())
                .results()
                .map(variable -> variable.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> parameters = new TreeSet<>(operation.pathParameters());
        return Finding.when(
                !variables.equals(parameters),
                operation.node(),
                operation.label() + " has the variables " + variables + " in its path, but the path parameters "
                        + parameters);
    }

    /** Of one kind are operations with the same security that all have a request body, or all have none. */
    private static Stream<Finding> sharedResponses(Spec spec, Operation operation) {
        List<JsonNode> others = spec.operations().stream()
                .filter(other -> other != operation
                        && other.security() == operation.security()
                        && other.body().isPresent() == operation.body().isPresent())
                .map(other -> other.node().path("responses"))
                .toList();
        return others.stream()
                .limit(others.size() < 2 ? 0 : 1)
                .flatMap(JsonNode::propertyStream)
                .filter(shared -> shared.getValue().has("$ref"))
                .map(Map.Entry::getKey)
                .filter(status -> others.stream().allMatch(responses -> responses.has(status)))
                .filter(status -> !operation.node().path("responses").has(status))
                .map(status -> new Finding(
                        operation.node(),
                        operation.label() + " does not declare the response " + status
                                + ", which all other operations of its kind declare: add it"));
    }

    /** Generated methods take the parameters of the operation first, and then those of the path item. */
    private static Stream<Finding> misplaced(Spec spec, Operation operation) {
        JsonNode parameters = operation.node().path("parameters");
        List<String> declared = names(parameters.valueStream().map(spec::resolve));
        List<String> ofPath = operation.parameters().stream()
                .filter(Parameter::isInPath)
                .map(Parameter::name)
                .toList();
        return Finding.when(
                !declared.isEmpty()
                        && !declared.stream().limit(ofPath.size()).toList().equals(ofPath),
                parameters,
                operation.label() + " declares the parameters " + declared + ": begin with " + ofPath
                        + ", so that generated methods begin with them as well");
    }

    private static List<String> names(Stream<JsonNode> objects) {
        return objects.map(object -> object.path("name").stringValue("")).toList();
    }
}
