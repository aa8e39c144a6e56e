package com.eiam.accounts.contracts.generator.stubs.match;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What distinguishes a body from another one, as a JSON Schema. What is equal in both may be anything. */
public final class BodyDifference {

    private static final int FEW = 10;

    private final boolean offending;

    /** @param offending whether the entries that are new in a list cause an error, whatever else the list has */
    public BodyDifference(boolean offending) {
        this.offending = offending;
    }

    /** A schema that the second body fulfils and the first does not; missing if they are equal. */
    public JsonNode schema(JsonNode before, JsonNode now) {
        if (now.equals(before)) {
            return MissingNode.getInstance();
        }
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        if (now.isObject() && before.isObject()) {
            return object(schema, before, now);
        }
        List<JsonNode> added = added(before, now);
        if (offending && !added.isEmpty()) {
            schema.put("type", "array");
            if (added.size() > FEW) {
                // The number of entries is the error, and a comparison of each with each is slow.
                return schema.put("minItems", now.size());
            }
            added.forEach(entry ->
                    schema.withArray("allOf").addObject().putObject("contains").set("const", entry));
            return schema;
        }
        return schema.set("const", now);
    }

    private JsonNode object(ObjectNode schema, JsonNode before, JsonNode now) {
        schema.put("type", "object");
        now.properties().forEach(entry -> {
            JsonNode value = schema(before.path(entry.getKey()), entry.getValue());
            if (!value.isMissingNode()) {
                schema.withArray("required").add(entry.getKey());
                schema.withObject("properties").set(entry.getKey(), value);
            }
        });
        before.propertyNames().stream()
                .filter(name -> !now.has(name))
                .forEach(name -> schema.withObject("properties").put(name, false));
        return schema;
    }

    private static List<JsonNode> added(JsonNode before, JsonNode now) {
        List<JsonNode> added = new ArrayList<>();
        if (now.isArray() && before.isArray()) {
            now.forEach(added::add);
            before.forEach(added::remove);
        }
        return added;
    }
}
