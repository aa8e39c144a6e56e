package com.eiam.accounts.contracts.generator.stubs;

import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A stub that is to be written.
 *
 * @param part what it is among the stubs of its contract; empty for the main one
 * @param mapping the mapping of WireMock, without name and id
 */
record Stub(String part, ObjectNode mapping) {

    static Stub of(String part, int priority, ObjectNode request, ObjectNode response) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode().put("priority", priority);
        mapping.set("request", request);
        mapping.set("response", response);
        return new Stub(part, mapping);
    }
}
