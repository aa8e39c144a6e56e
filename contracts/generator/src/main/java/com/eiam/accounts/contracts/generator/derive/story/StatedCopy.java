package com.eiam.accounts.contracts.generator.derive.story;

import com.eiam.accounts.contracts.generator.derive.sample.Outcomes;
import com.eiam.accounts.contracts.generator.tenant.Tenant;
import com.eiam.accounts.contracts.generator.testcase.Location;
import com.eiam.accounts.contracts.model.JsonStrings;
import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * A stated contract with other names. If there is a copy of what the stated contract uses, it uses that one, so that
 * neither waits for the other.
 */
public record StatedCopy(Operation operation, Contract stated, JsonNode request, List<JsonNode> steps) {

    /**
     * A copy of a contract.
     *
     * @param suffix what is at the end of each name that must be unique
     */
    public static StatedCopy of(Spec spec, Operation operation, Contract stated, String suffix) {
        Map<String, String> texts =
                new HashMap<>(Tenant.copy(spec, stated.request().path("path")));
        names(spec, operation, stated).forEach(name -> texts.put(name, name + suffix));
        return new StatedCopy(
                operation,
                stated,
                replaced(stated.request(), texts),
                stated.steps().map(step -> replaced(step, texts)).toList());
    }

    /** Begins as the contract does, and has no steps yet. */
    public Story story() {
        return new Story(operation, stated)
                .path(path())
                .body(request.path("body").asObject());
    }

    public JsonNode path() {
        return request.path("path");
    }

    /** The names that must be unique: the stated contract takes them, too. */
    private static Set<String> names(Spec spec, Operation operation, Contract stated) {
        Stream<JsonNode> bodies = Stream.concat(
                Stream.of(stated.request().path("body")),
                stated.steps().map(step -> step.path("request").path("body")));
        List<String> fields =
                Outcomes.uniqueFields(spec, operation).map(Location::field).toList();
        return bodies.flatMap(body -> fields.stream().map(body::path))
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .collect(Collectors.toSet());
    }

    /** A part of a contract with other texts, also in texts that are JSON. */
    private static JsonNode replaced(JsonNode part, Map<String, String> texts) {
        return JsonStrings.replace(part, node -> {
            String text = node.stringValue();
            if (texts.containsKey(text)) {
                return StringNode.valueOf(texts.get(text));
            }
            for (Map.Entry<String, String> other : texts.entrySet()) {
                text = text.replace('"' + other.getKey() + '"', '"' + other.getValue() + '"');
            }
            return StringNode.valueOf(text);
        });
    }
}
