package com.eiam.accounts.openapi.compatibility;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Stated contracts: each is kept, and expects what it expected. It may send another request, as the contract tenant
 * changes, and may expect more.
 */
final class ContractBreaks {

    private final Comparison comparison;

    ContractBreaks(Comparison comparison) {
        this.comparison = comparison;
    }

    void find() {
        for (Operation before : comparison.before().spec().operations()) {
            comparison
                    .after()
                    .operation(before.method(), before.path())
                    .ifPresent(after -> compare(byName(before), byName(after)));
        }
    }

    /** A contract's name; its code where it has none, because the name is made of a message then. */
    private static Map<String, Contract> byName(Operation operation) {
        Map<String, Contract> contracts = new LinkedHashMap<>();
        operation
                .contracts()
                .forEach(contract -> contracts.put(
                        contract.node().path("name").asString(contract.error().orElse("")), contract));
        return contracts;
    }

    private void compare(Map<String, Contract> before, Map<String, Contract> after) {
        before.forEach((name, contract) -> {
            if (after.containsKey(name)) {
                compare(name, contract, after.get(name));
            } else {
                comparison.add(comparison
                        .before()
                        .at(contract.node(), "the contract '" + name + "' is gone; one that got another name is, too"));
            }
        });
    }

    private void compare(String name, Contract before, Contract after) {
        Pair contract = new Pair(comparison, before.node(), after.node());
        if (!before.error().equals(after.error())) {
            contract.broken(
                    "error",
                    expected(
                            name,
                            before.error().orElse("a success"),
                            after.error().orElse("a success")));
        } else if (before.error().isEmpty() && before.status() != after.status()) {
            contract.at("response").broken("status", expected(name, before.status(), after.status()));
        }
        if (!before.rule().isMissingNode() && contract.differs("rule")) {
            contract.broken("rule", expected(name, before.rule(), after.rule().isMissingNode() ? "any" : after.rule()));
        }
        values(name, contract.at("response"), before.expected(), after.expected());
        followUp(name, contract);
    }

    private static void values(String name, Pair response, JsonNode before, JsonNode after) {
        if (before.isObject() && after.isObject()) {
            Pair body = response.at("body");
            before.propertyNames().stream()
                    .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                    .forEach(key -> body.broken(
                            key, expected(name, key + " " + before.get(key), after.has(key) ? after.get(key) : "any")));
        } else if (!before.isMissingNode() && !before.equals(after)) {
            response.broken("body", "the contract '%s' expects another body".formatted(name));
        }
    }

    private static void followUp(String name, Pair contract) {
        Pair then = contract.at("then");
        if (!then.before().isMissingNode() && then.differs("response")) {
            contract.broken("then", "the contract '%s' expects another thing to follow".formatted(name));
        }
    }

    private static String expected(String name, Object before, Object after) {
        return "the contract '%s' expected %s and expects %s".formatted(name, before, after);
    }
}
