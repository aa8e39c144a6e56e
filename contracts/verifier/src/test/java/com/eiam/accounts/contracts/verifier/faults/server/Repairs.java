package com.eiam.accounts.contracts.verifier.faults.server;

import com.networknt.schema.Error;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Repairs requests that break a rule. A server that receives the repaired request behaves as if it did not check the
 * rule, and checks all others.
 */
public final class Repairs {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String TEXT = "x";

    private final RequestSchemas schemas;

    public Repairs(RequestSchemas schemas) {
        this.schemas = schemas;
    }

    /** The call without what breaks a keyword of JSON Schema. */
    public Call without(String keyword, Call call) {
        return schemas.map(call, (schema, value) -> {
            JsonNode repaired = value;
            // A repair can show the next fault.
            for (int i = 0; i < 3; i++) {
                for (Error error : schemas.errors(schema, repaired)) {
                    if (keyword.equals(keywordOf(error))) {
                        repaired = put(repaired, error, repair(schema, error, at(repaired, error)));
                    }
                }
            }
            return repaired;
        });
    }

    /** The call without values that are larger, as JSON, than {@code x-max-bytes} allows. */
    public Call withoutLargeValues(Call call) {
        return schemas.map(call, (schema, value) -> {
            schemas.schema(schema).path("properties").properties().forEach(property -> {
                int most =
                        schemas.schema(property.getValue()).path("x-max-bytes").intValue(Integer.MAX_VALUE);
                JsonNode part = value.path(property.getKey());
                if (part.isObject() && JsonMapper.shared().writeValueAsBytes(part).length > most) {
                    ((ObjectNode) value).set(property.getKey(), JSON.objectNode());
                }
            });
            return value;
        });
    }

    /** Whether there is nothing in the call to be repaired. */
    public boolean keepsAllRules(Call call) {
        boolean[] kept = {
            withoutLargeValues(call) == call
                    && Arrays.equals(withoutUnsafeText(call).body(), call.body())
        };
        schemas.map(call, (schema, value) -> {
            kept[0] &= schemas.errors(schema, value).isEmpty();
            return value;
        });
        return kept[0];
    }

    /** The call without characters that no text may have: U+0000 and halves of surrogate pairs. */
    public static Call withoutUnsafeText(Call call) {
        String body = new String(call.body(), StandardCharsets.UTF_8)
                .replaceAll("(?i)\\\\u0000|\\\\ud[89a-f][0-9a-f]{2}", TEXT)
                .replace('\0', 'x');
        return call.withBody(body.getBytes(StandardCharsets.UTF_8))
                .withPath(call.path().replace("%00", TEXT))
                .withQuery(call.query().replace("%00", TEXT));
    }

    /** A null counts as missing where a value is required. */
    private static String keywordOf(Error error) {
        return error.getKeyword().equals("type")
                        && error.getInstanceNode() != null
                        && error.getInstanceNode().isNull()
                ? "required"
                : error.getKeyword();
    }

    private JsonNode repair(JsonNode schema, Error error, JsonNode value) {
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "maxLength" -> JSON.stringNode(value.asString().substring(0, limit.intValue()));
            case "minLength" -> JSON.stringNode(TEXT.repeat(limit.intValue()));
            case "pattern" -> JSON.stringNode(TEXT);
            case "minimum", "maximum", "const" -> limit;
            case "exclusiveMinimum" -> JSON.numberNode(limit.decimalValue().add(BigDecimal.ONE));
            case "exclusiveMaximum" -> JSON.numberNode(limit.decimalValue().subtract(BigDecimal.ONE));
            case "multipleOf" -> JSON.numberNode(0);
            case "uniqueItems" ->
                JSON.arrayNode().addAll(new LinkedHashSet<>(value.valueStream().toList()));
            case "enum" -> limit.get(0);
            case "type" -> valueOf(limit);
            case "maxItems" -> firstItems((ArrayNode) value, limit.intValue());
            case "minItems" -> JSON.arrayNode().add(TEXT);
            case "maxProperties" -> firstProperties((ObjectNode) value, limit.intValue());
            case "additionalProperties" -> ((ObjectNode) value.deepCopy()).without(error.getProperty());
            case "required" ->
                ((ObjectNode) value.deepCopy()).set(error.getProperty(), missing(schema, error.getProperty()));
            default -> throw new IllegalArgumentException("no repair of " + error.getKeyword());
        };
    }

    private JsonNode missing(JsonNode schema, String property) {
        JsonNode type = schemas.schema(schemas.schema(schema).path("properties").path(property))
                .path("type");
        return type.isMissingNode() ? JSON.stringNode(TEXT) : valueOf(type);
    }

    private static JsonNode valueOf(JsonNode type) {
        String name = type.isArray() ? type.get(0).stringValue() : type.stringValue();
        return switch (name) {
            case "string" -> JSON.stringNode(TEXT);
            case "integer" -> JSON.numberNode(10);
            case "boolean" -> JSON.booleanNode(false);
            case "array" -> JSON.arrayNode().add(TEXT);
            default -> JSON.objectNode();
        };
    }

    private static JsonNode firstItems(ArrayNode list, int most) {
        ArrayNode first = JSON.arrayNode();
        for (int i = 0; i < most; i++) {
            first.add(list.get(i));
        }
        return first;
    }

    private static JsonNode firstProperties(ObjectNode object, int most) {
        List<String> names = new ArrayList<>(object.propertyNames());
        return object.deepCopy().remove(names.subList(most, names.size()));
    }

    private static JsonNode at(JsonNode root, Error error) {
        JsonNode node = root;
        for (int i = 0; i < error.getInstanceLocation().getNameCount(); i++) {
            node = step(node, error.getInstanceLocation().getElement(i));
        }
        return node;
    }

    private static JsonNode step(JsonNode node, Object element) {
        return element instanceof Integer index ? node.path(index) : node.path(element.toString());
    }

    private static JsonNode put(JsonNode root, Error error, JsonNode value) {
        int depth = error.getInstanceLocation().getNameCount();
        if (depth == 0) {
            return value;
        }
        JsonNode parent = root;
        for (int i = 0; i < depth - 1; i++) {
            parent = step(parent, error.getInstanceLocation().getElement(i));
        }
        Object last = error.getInstanceLocation().getElement(depth - 1);
        if (parent instanceof ObjectNode object) {
            object.set(last.toString(), value);
        } else {
            ((ArrayNode) parent).set((Integer) last, value);
        }
        return root;
    }
}
