package com.eiam.accounts.openapi;

import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The read after a change, which a contract states under {@code then}. Nothing else notices a server that acknowledges a
 * change and forgets it.
 *
 * @param read the operation that reads
 * @param contract the read's request and expected response. Values that begin with {@value #ANSWERED} stand for values in
 *     the response to the change (OpenAPI 3.1.1, 4.8.20.4, runtime expressions)
 */
public record FollowUp(Operation read, Contract contract) {

    /** The prefix of an expected value that stands for a key of the response to the change. */
    public static final String ANSWERED = "$response.body#/";

    /** The follow-up of a contract; empty if it states none, or names an operation that does not exist. */
    public static Optional<FollowUp> of(Spec spec, Contract change) {
        return spec.operations().stream()
                .filter(operation -> operation.id().equals(name(change)))
                .filter(operation -> !operation.contracts().isEmpty())
                .findFirst()
                .map(read -> new FollowUp(read, contract(spec, read, change)));
    }

    /** The operationId of the follow-up; empty if a contract states none. */
    public static String name(Contract change) {
        return change.then().path("operation").stringValue("");
    }

    private static Contract contract(Spec spec, Operation read, Contract change) {
        JsonNode then = change.then();
        ObjectNode request = read.contracts().get(0).request().deepCopy();
        Set<String> declared = read.pathParameters();
        change.request().path("path").properties().stream()
                .filter(parameter -> declared.contains(parameter.getKey()))
                .forEach(parameter -> request.withObject("path").set(parameter.getKey(), parameter.getValue()));
        Optional<String> error = then.path("error").stringValueOpt();
        return new Contract(
                change.name() + ", then " + read.id(),
                then.has("request") ? (ObjectNode) MergePatch.apply(request, then.path("request")) : request,
                error,
                MissingNode.getInstance(),
                error.map(spec.catalogue()::get)
                        .map(ErrorEntry::status)
                        .orElseGet(() -> then.path("response").path("status").intValue(0)),
                then.path("response").path("body"),
                MissingNode.getInstance(),
                then);
    }
}
