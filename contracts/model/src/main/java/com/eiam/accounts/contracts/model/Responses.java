package com.eiam.accounts.contracts.model;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The bodies of a contract's responses so far, for {@link RuntimeExpression runtime expressions}. Immutable.
 *
 * @param own the body of the response to the contract's own request; missing before it
 * @param named the bodies of the responses to steps that have a name, by that name
 */
public record Responses(JsonNode own, Map<String, JsonNode> named) {

    /** Before the contract's own request. */
    public static final Responses NONE = of(MissingNode.getInstance());

    public Responses {
        named = Ordered.copyOf(named);
    }

    /** After the contract's own request. */
    public static Responses of(JsonNode own) {
        return new Responses(own, Map.of());
    }

    /** After a step with a name as well. */
    public Responses with(String step, JsonNode body) {
        Map<String, JsonNode> more = new LinkedHashMap<>(named);
        more.put(step, body);
        return new Responses(own, more);
    }

    /** What an expression points to; missing if there is nothing. */
    JsonNode at(RuntimeExpression expression) {
        return expression
                .step()
                .map(name -> named.getOrDefault(name, MissingNode.getInstance()))
                .orElse(own)
                .at(expression.pointer());
    }
}
