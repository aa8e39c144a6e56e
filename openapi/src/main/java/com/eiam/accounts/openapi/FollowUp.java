package com.eiam.accounts.openapi;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step after the request of a contract, which the contract states under {@code then}: a read that must show the change, or
 * another change with its own answer. Nothing else notices a server that acknowledges a change and forgets it.
 *
 * @param operation the operation that is called
 * @param contract the step's request and expected response. Values that begin with {@value #ANSWERED} stand for values in
 *     the response to the contract's own request (OpenAPI 3.1.1, 4.8.20.4, runtime expressions)
 */
public record FollowUp(Operation operation, Contract contract) {

    /** The prefix of a value that stands for a key of the response to the contract's own request. */
    public static final String ANSWERED = "$response.body#/";

    /**
     * The steps of a contract, in their order. One that names an operation that does not exist is left out.
     *
     * @param changed the operation of the contract
     */
    public static List<FollowUp> of(Spec spec, Operation changed, Contract change) {
        return change.steps()
                .flatMap(step -> called(spec, step)
                        .map(operation -> new FollowUp(operation, contract(spec, operation, changed, change, step))))
                .toList();
    }

    /** The operationId of a step; empty if it has none. */
    public static String name(JsonNode step) {
        return step.path("operation").stringValue("");
    }

    private static Stream<Operation> called(Spec spec, JsonNode step) {
        return spec.operations().stream()
                .filter(operation -> operation.id().equals(name(step)))
                .filter(operation -> !operation.contracts().isEmpty())
                .limit(1);
    }

    private static Contract contract(
            Spec spec, Operation operation, Operation changed, Contract change, JsonNode step) {
        boolean again = operation.id().equals(changed.id());
        ObjectNode request =
                (again ? change : operation.contracts().get(0)).request().deepCopy();
        Set<String> declared = operation.pathParameters();
        change.request().path("path").properties().stream()
                .filter(parameter -> declared.contains(parameter.getKey()))
                .forEach(parameter -> request.withObject("path").set(parameter.getKey(), parameter.getValue()));
        Optional<String> error = step.path("error").stringValueOpt();
        return new Contract(
                change.name() + ", then " + operation.id(),
                step.has("request") ? (ObjectNode) MergePatch.apply(request, step.path("request")) : request,
                error,
                step.path("rule"),
                error.map(spec.catalogue()::get)
                        .map(ErrorEntry::status)
                        .orElseGet(() -> step.path("response").path("status").intValue(0)),
                step.path("response").path("body"),
                MissingNode.getInstance(),
                step);
    }
}
