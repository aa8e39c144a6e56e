package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.OpenApiDocument;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step after the request of a contract, in the form of {@code then}. What it does not say is as in the request of the
 * contract, or in the first contract of another operation.
 */
public final class Step {

    private final Operation operation;
    private final ObjectNode node;

    private Step(Operation operation, ObjectNode node) {
        this.operation = operation;
        this.node = node;
    }

    public static Step of(Operation operation) {
        return new Step(operation, JsonNodeFactory.instance.objectNode().put("operation", operation.id()));
    }

    /** The request of another step; what it expects is not said yet. */
    public static Step of(Operation operation, JsonNode step) {
        ObjectNode node = step.deepCopy().asObject();
        node.remove(List.of("response", "as"));
        return new Step(operation, node);
    }

    /** Gives the step a name, under which later steps refer to its response. */
    public Step as(String name) {
        node.put("as", name);
        return this;
    }

    public Step path(JsonNode path) {
        request().set("path", path);
        return this;
    }

    public Step client(String id) {
        request().put("client", id);
        return this;
    }

    /** Sends a header; with null, does not send it. */
    public Step header(String name, String value) {
        request().withObject("headers").put(name, value);
        return this;
    }

    /** Sends another value in the body. */
    public Step with(String key, String value) {
        request().withObject("body").put(key, value);
        return this;
    }

    /** Sends a whole other body. */
    public Step body(JsonNode body) {
        return body(body.toString());
    }

    public Step body(String text) {
        request().put("raw", text).remove("body");
        return this;
    }

    public Step succeeds() {
        node.withObject("response").put("status", operation.contracts().get(0).status());
        return this;
    }

    public Step succeeds(JsonNode body) {
        succeeds().node.withObject("response").set("body", body);
        return this;
    }

    /**
     * Expects the answer of an earlier step.
     *
     * @param earlier the beginning of a runtime expression: {@code $} for the contract's own request
     */
    public Step succeedsAs(String earlier, Spec spec) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        operation
                .successResponses()
                .flatMap(response ->
                        OpenApiDocument.texts(spec.resolve(response.schema()).path("required")))
                .forEach(field -> body.put(field, earlier + "response.body#/" + field));
        return succeeds(body);
    }

    public Step fails(String code) {
        node.put("error", code);
        return this;
    }

    /** Expects the error of a refusal. */
    public Step fails(Draft refusal) {
        refusal.rule()
                .ifPresent(rule ->
                        node.putObject("rule").put("field", rule.field()).put("keyword", rule.keyword()));
        return fails(refusal.error().orElseThrow().code());
    }

    public ObjectNode node() {
        return node;
    }

    private ObjectNode request() {
        return node.withObject("request");
    }
}
