package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.testcase.Draft;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** A contract that the spec states, with another body and other steps after it. */
final class Story {

    private final Operation operation;
    private final Contract stated;
    private final ObjectNode request;
    private final ArrayNode steps = JsonNodeFactory.instance.arrayNode();

    Story(Operation operation, Contract stated) {
        this.operation = operation;
        this.stated = stated;
        this.request = stated.request().deepCopy();
    }

    /** Sends another value in the body. */
    Story with(String key, JsonNode value) {
        request.withObject("body").set(key, value);
        return this;
    }

    /** Sends a whole other body. */
    Story body(ObjectNode body) {
        request.set("body", body);
        return this;
    }

    Story header(String name, String value) {
        request.withObject("headers").put(name, value);
        return this;
    }

    /** Goes on with a step, in the form of {@code then}. */
    Story then(JsonNode step) {
        steps.add(step);
        return this;
    }

    /** Goes on with the same request and another value in its body, which is refused. */
    Story thenRefused(String key, String value, String code) {
        return then(again(key, value).put("error", code));
    }

    /** Goes on with the same request and another value in its body, which succeeds. */
    Story thenTaken(String key, String value) {
        ObjectNode step = again(key, value);
        step.putObject("response").put("status", stated.status());
        return then(step);
    }

    private ObjectNode again(String key, String value) {
        ObjectNode step = JsonNodeFactory.instance.objectNode().put("operation", operation.id());
        step.putObject("request").putObject("body").put(key, value);
        return step;
    }

    Draft draft(Spec spec, String name, String keyword) {
        Contract told = new Contract(
                name,
                request,
                stated.error(),
                MissingNode.getInstance(),
                stated.status(),
                stated.expected(),
                steps,
                stated.node());
        return Draft.stated(spec, operation, told).derivedFrom(keyword).withStub(Draft.Stub.NONE);
    }
}
