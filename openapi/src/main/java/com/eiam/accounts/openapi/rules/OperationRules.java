package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules for what an operation says about itself. */
final class OperationRules {

    static final List<Rule> ALL = List.of(
            new Rule("R-001", "Every operation has an operationId of its own, in lowerCamelCase.", OperationRules::id),
            new Rule("R-002", "Every operation has a summary.", lacking("summary", "the one line that lists show")),
            new Rule(
                    "R-003",
                    "Every operation has a description.",
                    lacking("description", "what a caller must know before the first call")),
            new Rule(
                    "R-004",
                    "Every operation states its security.",
                    lacking("security", "the permission codes that callers need")),
            new Rule(
                    "R-022",
                    "An operation that declares parameters declares those of its path as well, and first.",
                    OperationRules::misplaced));

    private OperationRules() {}

    private static Stream<Finding> id(Spec spec) {
        Map<String, String> known = new HashMap<>();
        return spec.operations().stream().flatMap(operation -> {
            String place = operation.method() + " " + operation.path();
            if (operation.id().isEmpty()) {
                return Stream.of(new Finding(
                        operation.node(), place + " has no operationId: add one, such as createOrphanAccount"));
            }
            if (!operation.id().matches("[a-z][A-Za-z0-9]*")) {
                return Stream.of(new Finding(
                        operation.node().path("operationId"),
                        operation.id() + " is not lowerCamelCase: generated methods have this name"));
            }
            String first = known.putIfAbsent(operation.id(), place);
            return first == null
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            operation.node().path("operationId"),
                            operation.id() + " is already the operationId of " + first + ": choose another one"));
        });
    }

    private static Function<Spec, Stream<Finding>> lacking(String key, String meaning) {
        return spec -> spec.operations().stream()
                .filter(operation -> operation.node().path(key).isEmpty()
                        && operation.node().path(key).stringValue("").isBlank())
                .map(operation ->
                        new Finding(operation.node(), operation.label() + " has no " + key + ": add " + meaning));
    }

    /** Generated methods take the parameters of the operation first, and then those of the path item. */
    private static Stream<Finding> misplaced(Spec spec) {
        return spec.operations().stream().flatMap(operation -> {
            List<String> declared = operation
                    .node()
                    .path("parameters")
                    .valueStream()
                    .map(parameter -> spec.resolve(parameter).path("name").stringValue(""))
                    .toList();
            List<String> ofPath = operation.parameters().stream()
                    .filter(Parameter::isInPath)
                    .map(Parameter::name)
                    .toList();
            boolean first = declared.size() >= ofPath.size()
                    && declared.subList(0, ofPath.size()).equals(ofPath);
            return declared.isEmpty() || first
                    ? Stream.empty()
                    : Stream.of(new Finding(
                            operation.node().path("parameters"),
                            operation.label() + " declares the parameters " + declared + ": begin with " + ofPath
                                    + ", so that generated methods begin with them as well"));
        });
    }
}
