package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.compatibility.diff.Diff;
import com.eiam.accounts.openapi.compatibility.diff.Pair;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * Compares stated contracts: each must stay, and expect what it expected. It may send another request, because the
 * contract tenant may change, and it may expect more, such as a field that responses did not have before.
 */
final class ContractBreaks {

    private final Diff diff;
    private final Set<String> newFields;

    ContractBreaks(Diff diff) {
        this.diff = diff;
        this.newFields = fields(diff.after().spec());
        this.newFields.removeAll(fields(diff.before().spec()));
    }

    private static Set<String> fields(Spec spec) {
        return spec.root().findValues("properties").stream()
                .flatMap(properties -> properties.propertyNames().stream())
                .collect(Collectors.toSet());
    }

    void compare(Operation before, Operation after) {
        Map<String, Contract> current = byName(after);
        byName(before).forEach((name, contract) -> {
            if (current.containsKey(name)) {
                compare(name, contract, current.get(name));
            } else {
                String reason = "the contract '" + name + "' is gone; one that got another name is, too";
                diff.breaks().add(diff.before().at(contract.node(), reason));
            }
        });
    }

    /** Contracts by name, or by code where they have no name of their own: that name contains a message. */
    private static Map<String, Contract> byName(Operation operation) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        operation
                .contracts()
                .forEach(contract -> contracts.put(
                        contract.node().path("name").asString(contract.error().orElse("")), contract));
        return contracts;
    }

    private void compare(String name, Contract before, Contract after) {
        Pair contract = diff.pair(before.node(), after.node());
        String label = "the contract '" + name + "' ";
        String expected = label + "expected %s and expects %s";
        Pair response = contract.at("response");
        Pair body = response.at("body");
        contract.changed("error", expected, "a success");
        if (!contract.differs("error")) {
            response.changed("status", expected, "any");
        }
        if (before.rule().isObject()) {
            contract.changed("rule", expected, "any");
        }
        if (body.before().isObject() && body.after().isObject()) {
            body.before().propertyNames().stream()
                    .filter(key ->
                            !includes(body.after().path(key), body.before().path(key)))
                    .forEach(key -> body.changed(key, label + "expected " + key + " %s and expects %s", "any"));
        } else if (response.before().has("body") && response.differs("body")) {
            response.broken("body", label + "expects another body");
        }
        List<JsonNode> later = expectedLater(after);
        if (!expectedLater(before).stream().allMatch(old -> later.stream().anyMatch(now -> includes(now, old)))) {
            contract.broken("then", label + "expects another thing to follow");
        }
    }

    /** Whether a value is what it was, except for fields that the released spec does not have. */
    private boolean includes(JsonNode after, JsonNode before) {
        if (before.isArray() && after.isArray() && after.size() == before.size()) {
            return IntStream.range(0, before.size()).allMatch(i -> includes(after.path(i), before.path(i)));
        }
        if (before.isObject() && after.isObject()) {
            return before.propertyStream().allMatch(field -> includes(after.path(field.getKey()), field.getValue()))
                    && after.propertyNames().stream().allMatch(key -> before.has(key) || newFields.contains(key));
        }
        return after.equals(before);
    }

    /** What the steps after the request of a contract expect. */
    private static List<JsonNode> expectedLater(Contract contract) {
        return contract.steps()
                .map(step -> step.path("response"))
                .filter(JsonNode::isObject)
                .toList();
    }
}
