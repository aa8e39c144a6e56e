package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Checks the rules that stated contracts name, which the message of their error must name. */
record NamedRules(Spec spec) {

    /** What is wrong with the rule that a contract names; empty if nothing is, or if it names none. */
    Optional<String> fault(Operation operation, Contract contract) {
        if (!contract.rule().isObject()) {
            return Optional.empty();
        }
        String keyword = contract.rule().path("keyword").stringValue("");
        String field = contract.rule().path("field").stringValue("");
        Optional<ErrorEntry> entry = contract.error().map(spec.catalogue()::get);
        if (entry.filter(known -> known.ruleMessages().has(keyword)).isEmpty()) {
            return Optional.of("names the rule " + keyword + ", for which "
                    + contract.error().orElse("a success") + " has no text");
        }
        boolean ofParameter = operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(field));
        return operation
                .jsonBody()
                .filter(body -> !contract.request().has("raw") && !ofParameter)
                .filter(body -> spec
                        .schemas()
                        .errors(body.schema(), contract.request().path("body"))
                        .stream()
                        .noneMatch(error -> field.equals(field(error)) && breaks(error, keyword)))
                .map(body -> "names the rule " + keyword + " of " + field + ", which its body does not break");
    }

    /** Where null is not allowed, it counts as missing. */
    private static boolean breaks(Error error, String keyword) {
        return error.getKeyword().equals(keyword)
                || keyword.equals("required") && error.getKeyword().equals("type");
    }

    /** The field as messages name it, such as {@code extension.groups[0]}. */
    private static String field(Error error) {
        NodePath path = error.getInstanceLocation();
        String property = error.getProperty() == null ? "" : "." + error.getProperty();
        return IntStream.range(0, path.getNameCount())
                .mapToObj(
                        i -> path.getElement(i) instanceof Integer index ? "[" + index + "]" : "." + path.getElement(i))
                .collect(Collectors.joining("", "", property))
                .replaceFirst("^\\.", "");
    }
}
