package com.eiam.accounts.contracts.generator.derive.sample;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Values of types that a schema does not allow: one of each type, and those that frameworks convert. */
final class WrongTypes {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> NUMBERS = Set.of("number", "integer");
    private static final Set<String> ANY = Set.of("string", "number", "integer", "boolean", "array", "object");

    /**
     * A value to try.
     *
     * @param name the words for it in the name of the contract
     * @param own the types that allow it
     * @param targets the types that frameworks convert it to; it is tried where one of them is allowed
     */
    private record Value(String name, JsonNode value, Set<String> own, Set<String> targets) {

        private boolean isWrong(Set<String> types) {
            return own.stream().noneMatch(types::contains) && targets.stream().anyMatch(types::contains);
        }
    }

    private static final List<Value> COMMON = List.of(
            new Value("text", JSON.stringNode("text"), Set.of("string"), ANY),
            // The text from which a careless server makes a list or an object.
            new Value("text", JSON.stringNode("text,more"), Set.of("string"), Set.of("array")),
            new Value("text", JSON.stringNode("{\"key\":\"text\"}"), Set.of("string"), Set.of("object")),
            new Value("a number", JSON.numberNode(7), NUMBERS, ANY),
            new Value("the text 'true'", JSON.stringNode("true"), Set.of("string"), Set.of("boolean")),
            new Value("the number 1", JSON.numberNode(1), NUMBERS, Set.of("boolean")),
            // Where no number is allowed at all, a whole number says enough.
            new Value("a fraction", JSON.numberNode(new BigDecimal("1.5")), Set.of("number"), Set.of("integer")),
            new Value("a truth value", JSON.booleanNode(true), Set.of("boolean"), ANY),
            new Value("a list", JSON.arrayNode().add("text"), Set.of("array"), ANY),
            new Value("an object", JSON.objectNode().put("key", "text"), Set.of("object"), ANY));

    private static final List<Value> RARE = List.of(
            new Value("the text 'false'", JSON.stringNode("false"), Set.of("string"), Set.of("boolean")),
            new Value("the number 0", JSON.numberNode(0), NUMBERS, Set.of("boolean", "object", "array")),
            new Value("an empty text", JSON.stringNode(""), Set.of("string"), Set.of("boolean", "object", "array")),
            new Value("false", JSON.booleanNode(false), Set.of("boolean"), Set.of("object", "array")),
            new Value("a list of a truth value", JSON.arrayNode().add(true), Set.of("array"), Set.of("boolean")),
            new Value(
                    "a list of an object", JSON.arrayNode().add(JSON.objectNode()), Set.of("array"), Set.of("object")),
            new Value("an empty list", JSON.arrayNode(), Set.of("array"), ANY),
            new Value("an empty object", JSON.objectNode(), Set.of("object"), ANY));

    private WrongTypes() {}

    /**
     * The values by their names; of two with one name, the last.
     *
     * @param rare whether to try those that few frameworks convert, as well
     */
    static Map<String, JsonNode> of(Set<String> types, boolean rare) {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Stream.concat(COMMON.stream(), rare ? RARE.stream() : Stream.empty())
                .filter(value -> value.isWrong(types))
                .forEach(value -> values.put(value.name(), value.value()));
        return values;
    }
}
