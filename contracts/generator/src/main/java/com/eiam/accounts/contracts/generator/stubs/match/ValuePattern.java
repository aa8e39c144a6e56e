package com.eiam.accounts.contracts.generator.stubs.match;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What WireMock compares a value of a request with: a header, a parameter, a field of a form, or the body. */
public final class ValuePattern {

    private ValuePattern() {}

    /** A pattern of a value that is not sent. */
    public static ObjectNode absent() {
        return JsonNodeFactory.instance.objectNode().put("absent", true);
    }

    public static ObjectNode equalTo(String text) {
        return JsonNodeFactory.instance.objectNode().put("equalTo", text);
    }

    public static ObjectNode matches(String regex) {
        return JsonNodeFactory.instance.objectNode().put("matches", regex);
    }

    /** A pattern of all values that a regular expression does not match. It matches an absent value as well. */
    public static ObjectNode doesNotMatch(String regex) {
        return JsonNodeFactory.instance.objectNode().put("doesNotMatch", regex);
    }

    /** A pattern of the values that a JSON Schema allows. */
    public static ObjectNode ofSchema(JsonNode schema) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("schemaVersion", "V202012")
                .set("matchesJsonSchema", schema);
    }

    public static ObjectNode both(ObjectNode one, ObjectNode other) {
        ObjectNode both = JsonNodeFactory.instance.objectNode();
        both.putArray("and").add(one).add(other);
        return both;
    }

    public static ObjectNode either(ObjectNode one, ObjectNode other) {
        ObjectNode either = JsonNodeFactory.instance.objectNode();
        either.putArray("or").add(one).add(other);
        return either;
    }
}
