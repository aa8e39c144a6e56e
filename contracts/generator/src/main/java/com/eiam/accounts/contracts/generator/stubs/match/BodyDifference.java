package com.eiam.accounts.contracts.generator.stubs.match;

import com.eiam.accounts.contracts.generator.tenant.NamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What distinguishes a body from another one, as a JSON Schema. What is equal in both may be anything.
 *
 * @param offending whether the entries that are new in a list cause an error, whatever else the list has
 * @param names the fields whose texts are equal if they fold to the same letters
 */
public record BodyDifference(boolean offending, Set<String> names) {

    /** More comparisons of each entry with each would be slow. */
    private static final int FEW = 10;

    /** A schema that the second body fulfils and the first does not; missing if they are equal. */
    public JsonNode schema(JsonNode before, JsonNode now) {
        return schema(before, now, false);
    }

    private JsonNode schema(JsonNode before, JsonNode now, boolean named) {
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
            added.stream()
                    .limit(added.size() > FEW ? 1 : FEW)
                    .forEach(entry -> schema.withArray("allOf").addObject().set("contains", equalTo(entry, named)));
            return schema;
        }
        return equalTo(now, named);
    }

    private static ObjectNode equalTo(JsonNode value, boolean named) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        return named && value.isString()
                ? schema.put("type", "string").put("pattern", NamePattern.of(List.of(value.stringValue())))
                : schema.set("const", value);
    }

    private JsonNode object(ObjectNode schema, JsonNode before, JsonNode now) {
        schema.put("type", "object");
        now.forEachEntry((key, value) -> {
            JsonNode difference = schema(before.path(key), value, names.contains(key));
            if (!difference.isMissingNode()) {
                schema.withArray("required").add(key);
                schema.withObject("properties").set(key, difference);
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
