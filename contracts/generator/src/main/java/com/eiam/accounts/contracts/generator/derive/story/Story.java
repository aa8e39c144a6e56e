package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A contract that the spec states, with another body and other steps after it. */
public final class Story {

    private final Operation operation;
    private final Contract stated;
    private final ObjectNode request;
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();

    public Story(Operation operation, Contract stated) {
        this.operation = operation;
        this.stated = stated;
        this.request = stated.request().deepCopy();
    }

    /** Sends another value in the body. */
    public Story with(String key, JsonNode value) {
        request.withObject("body").set(key, value);
        return this;
    }

    public Story with(String key, String value) {
        request.withObject("body").put(key, value);
        return this;
    }

    /** Sends other values in the body. */
    public Story with(ObjectNode values) {
        request.withObject("body").setAll(values);
        return this;
    }

    /** Sends a whole other body. */
    public Story body(ObjectNode body) {
        request.set("body", body);
        return this;
    }

    /** Leaves out what no response shows and need not be sent: a password takes servers time, since they hash it. */
    public Story withoutHidden(Spec spec) {
        Location.fields(spec, operation)
                .filter(field -> field.isHidden() && !field.required())
                .forEach(field -> request.withObject("body").remove(field.field()));
        return this;
    }

    public Story path(JsonNode path) {
        request.set("path", path);
        return this;
    }

    public Story header(String name, String value) {
        request.withObject("headers").put(name, value);
        return this;
    }

    public Story then(Step step) {
        return then(step.node());
    }

    /** Goes on with a step in the form of {@code then}. */
    public Story then(JsonNode step) {
        steps.add(step);
        return this;
    }

    public Draft draft(Spec spec, String name, String keyword) {
        Contract derived = new Contract(
                name,
                request,
                stated.error(),
                MissingNode.getInstance(),
                stated.status(),
                stated.expected(),
                steps,
                stated.node());
        return Draft.stated(spec, operation, derived).derivedFrom(keyword).withStub(Draft.Stub.NONE);
    }
}
