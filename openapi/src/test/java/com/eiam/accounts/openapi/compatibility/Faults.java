package com.eiam.accounts.openapi.compatibility;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of promises that a spec makes, and ways to break them. */
final class Faults {

    private static final String SCHEMA = "/components/(schemas|parameters|headers)/.*";
    private static final String OPERATION = "/paths/[^/]+/(get|put|post|delete)";
    private static final String ANSWER = "(/components|" + OPERATION + ")/responses/[^/]+";
    private static final String ENTRY = "/components/examples/[^/]+";

    private Faults() {}

    /** Breaks a promise of one object, if it makes one, and returns the broken keys. */
    interface Fault extends Function<ObjectNode, List<String>> {}

    /**
     * A kind of promise.
     *
     * @param place matches the JSON Pointers of the objects that make it
     * @param faults ways to break it. A lower maximum breaks requests only, a higher one responses only, so a bound
     *     needs both
     */
    record Kind(String name, String place, List<Fault> faults) {

        static Kind of(String name, String place, Fault... faults) {
            return new Kind(name, place, List.of(faults));
        }

        /** Breaks it in a whole document and returns the JSON Pointers of what was broken. */
        List<String> breakIn(JsonNode root, Fault fault) {
            List<String> broken = new ArrayList<>();
            visit("", root, fault, broken);
            return broken;
        }

        private void visit(String pointer, JsonNode node, Fault fault, List<String> broken) {
            if (node instanceof ObjectNode object && pointer.matches(place)) {
                fault.apply(object).forEach(key -> broken.add(pointer + "/" + key));
            }
            node.properties().forEach(e -> visit(pointer + "/" + escaped(e.getKey()), e.getValue(), fault, broken));
            for (int i = 0; i < node.size() && node.isArray(); i++) {
                visit(pointer + "/" + i, node.get(i), fault, broken);
            }
        }
    }

    static Stream<Kind> kinds() {
        Stream<Kind> bounds = Stream.of(
                        "maxLength", "maxItems", "maxProperties", "maximum", "minItems", "minimum", "x-max-bytes")
                .map(bound -> Kind.of(bound, ".*", moved(bound, -1), moved(bound, 1)));
        Stream<Kind> others = Stream.of(
                Kind.of("pattern", SCHEMA, set("pattern", "^another$")),
                Kind.of("format", SCHEMA, set("format", "another")),
                Kind.of("default", SCHEMA, set("default", true)),
                Kind.of("type", SCHEMA, Faults::withAnotherType),
                Kind.of("a value of an enum", SCHEMA, Faults::withoutAValue),
                Kind.of("a field", "/components/schemas/.*/properties", Faults::withoutFirst),
                Kind.of("x-error-code", SCHEMA + "/x-error-code", all("USER.0001")),
                Kind.of("an operation", "/paths/[^/]+", without("get", "put", "post", "delete")),
                Kind.of("operationId", OPERATION, renamed("operationId")),
                Kind.of("a parameter", OPERATION, withoutLast("parameters", 0)),
                Kind.of("a request body", OPERATION, without("requestBody")),
                Kind.of("an answer", OPERATION + "/responses", Faults::withoutAny),
                Kind.of("a header of an answer", ANSWER + "/headers", Faults::withoutAny),
                Kind.of("a media type of an answer", ANSWER + "/content", Faults::withoutAny),
                Kind.of("an alternative permission", OPERATION, withoutLast("security", 1)),
                Kind.of("a permission code", ".*/scopes", Faults::withoutAny),
                Kind.of("the URL of tokens", ".*/clientCredentials", set("tokenUrl", "/elsewhere")),
                Kind.of("a code of an answer", ANSWER + "(?<!/2..)/content/[^/]+/examples", Faults::withoutAny),
                Kind.of("a code of the catalogue", "/components/examples", Faults::withoutAny),
                Kind.of("a message", ENTRY + "/value", set("error_msg", "other"), set("error_description", "other")),
                Kind.of("the English of a message", ENTRY, set("summary", "other")),
                Kind.of("the text of a rule", ENTRY + "/x-rule-messages/[^/]+", all("other")),
                Kind.of("a contract", OPERATION, withoutLast("x-contracts", 1)),
                Kind.of("a contract of an answer", "/components/responses/[^/]+", withoutLast("x-contracts", 0)),
                Kind.of("the code of a contract", ".*/x-contracts/\\d+", Faults::withAnotherError),
                Kind.of("the status of a contract", ".*/x-contracts/\\d+/response", set("status", 299)),
                Kind.of("the rule of a contract", ".*/x-contracts/\\d+", set("rule", "other")),
                Kind.of("the body of a contract", ".*/x-contracts/\\d+/response/body", all("other")));
        return Stream.concat(bounds, others);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static Fault moved(String bound, int by) {
        return node -> node.path(bound).isNumber()
                ? set(bound, node.path(bound).asLong() + by).apply(node)
                : List.of();
    }

    private static Fault set(String key, Object value) {
        return node -> {
            if (!node.has(key) || node.path(key).asString("").equals(value)) {
                return List.of();
            }
            node.putPOJO(key, value);
            return List.of(key);
        };
    }

    private static Fault renamed(String key) {
        return node -> set(key, node.path(key).asString() + "Now").apply(node);
    }

    private static Fault all(String value) {
        return node -> List.copyOf(node.propertyNames()).stream()
                .flatMap(key -> set(key, value).apply(node).stream())
                .toList();
    }

    private static Fault without(String... keys) {
        return node -> Stream.of(keys).filter(key -> node.remove(key) != null).toList();
    }

    private static List<String> withoutAny(ObjectNode node) {
        List<String> keys = List.copyOf(node.propertyNames());
        node.removeAll();
        return keys.stream().map(Faults::escaped).toList();
    }

    private static List<String> withoutFirst(ObjectNode node) {
        return without(node.propertyNames().iterator().next()).apply(node);
    }

    /** Removes the last item of a list that has more items than are kept. */
    private static Fault withoutLast(String key, int kept) {
        return node -> {
            int last = node.path(key).size() - 1;
            if (last < kept || node.path(key).path(last).has("excluded")) {
                return List.of();
            }
            ((ArrayNode) node.path(key)).remove(last);
            return List.of(key + "/" + last);
        };
    }

    private static List<String> withoutAValue(ObjectNode node) {
        if (node.path("enum") instanceof ArrayNode values) {
            values.add("another").remove(0);
            return List.of("enum");
        }
        return List.of();
    }

    private static List<String> withAnotherType(ObjectNode node) {
        return switch (node.path("type").asString("")) {
            case "string" -> set("type", "boolean").apply(node);
            case "integer", "boolean" -> set("type", "string").apply(node);
            default -> List.of();
        };
    }

    /** Only of a contract with a name: another one is found by its code. */
    private static List<String> withAnotherError(ObjectNode node) {
        return node.has("name") ? set("error", "USER.0001").apply(node) : List.of();
    }
}
