package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.FollowUp;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.Extensions;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.rules.Rule.Finding;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Rules for what stated contracts show: a server may forget what none of them looks at. */
final class ShownRules {

    static final List<Rule> ALL = List.of(
            new Rule(
                    "R-036",
                    "Each field that a change takes and a read after it shows is sent by a contract that reads it there.",
                    ShownRules::unread),
            new Rule(
                    "R-037",
                    "Each value of an enum of a success is in the expected response of a contract, unless it is x-extensible.",
                    ShownRules::unexpected),
            new Rule(
                    "R-038",
                    "Each parameter of a read is sent by a contract that expects values in the response, if that has a body.",
                    ShownRules::unsent));

    private ShownRules() {}

    private static Stream<Finding> unread(Spec spec, Operation operation) {
        List<Contract> changes = operation.isChange() ? operation.successes().toList() : List.of();
        List<Operation> reads = changes.stream()
                .flatMap(Contract::steps)
                .filter(step -> step.path("response").has("body"))
                .flatMap(step -> FollowUp.operation(spec, step).stream())
                .filter(called -> !called.isChange())
                .distinct()
                .toList();
        List<Map.Entry<String, JsonNode>> fields = operation.jsonBody().map(Body::schema).stream()
                .flatMap(schema -> schema.path("properties").propertyStream())
                .filter(field ->
                        !spec.resolve(field.getValue()).path("writeOnly").booleanValue(false))
                .toList();
        return reads.stream().flatMap(read -> {
            Set<String> shown = shown(spec, fields, read);
            return fields.stream()
                    .filter(field -> shown.contains(field.getKey()))
                    .filter(field -> changes.stream().noneMatch(change -> isRead(change, field.getKey(), read)))
                    .map(field -> new Finding(
                            field.getValue(),
                            operation.label() + " takes " + field.getKey() + ", which " + read.id()
                                    + " shows, but no contract sends it and then expects it there: a server that"
                                    + " forgets it would pass all contracts"));
        });
    }

    /** The keys of a response, or of the entries of a list in it, that has at least half of the fields of a request. */
    private static Set<String> shown(Spec spec, List<Map.Entry<String, JsonNode>> fields, Operation read) {
        return read.successResponses()
                .map(response -> spec.resolve(response.schema()))
                .flatMap(schema -> Stream.concat(
                        Stream.of(schema),
                        schema.path("properties")
                                .valueStream()
                                .map(list -> spec.resolve(spec.resolve(list).path("items")))))
                .map(schema -> schema.path("properties"))
                .filter(keys -> 2
                                * fields.stream()
                                        .filter(field -> keys.has(field.getKey()))
                                        .count()
                        >= fields.size())
                .flatMap(keys -> keys.propertyNames().stream())
                .collect(Collectors.toSet());
    }

    private static boolean isRead(Contract change, String field, Operation read) {
        return change.request().path("body").has(field)
                && change.steps()
                        .filter(step -> FollowUp.operationId(step).equals(read.id()))
                        .map(step -> step.path("response").path("body"))
                        .anyMatch(shown -> shown.has(field)
                                || shown.valueStream()
                                        .filter(JsonNode::isArray)
                                        .flatMap(JsonNode::valueStream)
                                        .anyMatch(entry -> entry.has(field)));
    }

    private static Stream<Finding> unexpected(Spec spec) {
        List<JsonNode> expected = spec.operations().stream()
                .flatMap(operation -> operation.contracts().stream())
                .flatMap(contract -> Stream.concat(
                        Stream.of(contract.expected()),
                        contract.steps().map(step -> step.path("response").path("body"))))
                .toList();
        return spec.operations().stream()
                .flatMap(Operation::successResponses)
                .flatMap(response -> NestedSchemas.of(spec, response.schema()))
                .flatMap(schema -> schema.path("properties").propertyStream())
                .map(property -> Map.entry(property.getKey(), spec.resolve(property.getValue())))
                .filter(property ->
                        !property.getValue().path(Extensions.EXTENSIBLE).booleanValue(false))
                .flatMap(property -> {
                    Set<JsonNode> shown = expected.stream()
                            .flatMap(body -> body.findValues(property.getKey()).stream())
                            .collect(Collectors.toSet());
                    return property.getValue()
                            .path("enum")
                            .valueStream()
                            .filter(value -> !shown.contains(value))
                            .map(value -> new Finding(
                                    value,
                                    property.getKey() + " can be " + value.asString() + ", but no contract expects it:"
                                            + " state one whose response shows it"));
                });
    }

    /** A server that ignores the parameter would pass all contracts. Those of a path are in each request. */
    private static Stream<Finding> unsent(Spec spec, Operation operation) {
        boolean hasBody = operation
                .successResponses()
                .anyMatch(response -> !response.schema().isMissingNode());
        return operation.parameters().stream()
                .filter(parameter ->
                        hasBody && !operation.isChange() && parameter.in().equals("query"))
                .filter(parameter -> operation.contracts().stream()
                        .noneMatch(contract -> contract.request().path("query").has(parameter.name())
                                && !contract.expected().isEmpty()))
                .map(parameter -> new Finding(
                        parameter.node(),
                        operation.label() + " has the parameter " + parameter.name()
                                + ", but no contract sends it and expects values: a server that ignores it would pass"
                                + " all contracts"));
    }
}
