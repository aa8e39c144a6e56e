package com.eiam.accounts.openapi;

import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step after the request of a contract, stated under {@code then}: a read that must show the change, or another
 * change with its own answer. Nothing else notices a server that acknowledges a change and forgets it.
 *
 * @param name the name under which later steps refer to its response; empty if it has none
 * @param contract the step's request and expected response. Values may be runtime expressions (OpenAPI 3.1.1, 4.8.20.4)
 *     that stand for values in earlier responses
 */
public record FollowUp(Optional<String> name, Operation operation, Contract contract) {

    private static final Pattern ANSWERED = Pattern.compile("\\$(?:steps\\.([\\w-]+)\\.)?response\\.body#/([^/]*).*");

    /**
     * The steps of a contract, in their order. One that names an operation that does not exist is left out.
     *
     * @param changed the operation of the contract
     */
    public static List<FollowUp> of(Spec spec, Operation changed, Contract change) {
        return change.steps()
                .flatMap(step -> operation(spec, step)
                        .filter(operation -> !operation.contracts().isEmpty())
                        .map(operation -> new FollowUp(
                                step.path("as").stringValueOpt(),
                                operation,
                                contract(spec, operation, changed, change, step)))
                        .stream())
                .toList();
    }

    /** Whether a text stands for a value in an earlier response. */
    public static boolean isAnswered(String text) {
        return ANSWERED.matcher(text).matches();
    }

    /** A name that a step refers to, though no step before it has this name; empty if there is none. */
    public static Optional<String> unknownStep(List<FollowUp> steps) {
        return IntStream.range(0, steps.size())
                .boxed()
                .flatMap(i -> steps.get(i)
                        .references()
                        .flatMap(reference -> Stream.ofNullable(reference.group(1)))
                        .filter(name -> steps.subList(0, i).stream().noneMatch(before -> before.isNamed(name))))
                .findFirst();
    }

    /** A value that a step refers to, though the response of that step cannot have its key; empty if there is none. */
    public static Optional<String> unknownKey(Spec spec, Operation changed, Contract change, List<FollowUp> steps) {
        return steps.stream()
                .flatMap(FollowUp::references)
                .filter(reference -> !spec.resolve(steps.stream()
                                .filter(step -> step.isNamed(reference.group(1)))
                                .findFirst()
                                .map(step -> response(step.operation(), step.contract()))
                                .orElseGet(() -> response(changed, change)))
                        .path("properties")
                        .has(reference.group(2)))
                .map(MatchResult::group)
                .findFirst();
    }

    private boolean isNamed(String other) {
        return name.filter(own -> own.equals(other)).isPresent();
    }

    private static JsonNode response(Operation operation, Contract contract) {
        return operation
                .response(String.valueOf(contract.status()))
                .map(Operation.Response::schema)
                .orElseGet(MissingNode::getInstance);
    }

    private Stream<MatchResult> references() {
        return Stream.of(contract.request(), contract.expected())
                .flatMap(OpenApiDocument::everyNode)
                .flatMap(value -> value.stringValueOpt().stream())
                .map(ANSWERED::matcher)
                .filter(Matcher::matches)
                .map(Matcher::toMatchResult);
    }

    public static String operationId(JsonNode step) {
        return step.path("operation").stringValue("");
    }

    /** The operation of a step; empty if there is none with its operationId. */
    public static Optional<Operation> operation(Spec spec, JsonNode step) {
        return spec.operations().stream()
                .filter(operation -> operation.id().equals(operationId(step)))
                .findFirst();
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
        return Contract.of(spec, change.name() + ", then " + operation.id(), request, step);
    }
}
