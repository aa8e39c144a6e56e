package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;
import tools.jackson.databind.node.ObjectNode;

/** What an operation must answer to a request that breaks one rule of its schema, or that goes just to the bound. */
final class RuleOutcome {

    private static final String ERROR_CODE = "x-error-code";

    private final Spec spec;
    private final Operation operation;
    private final Contract base;

    RuleOutcome(Spec spec, Operation operation) {
        this.spec = spec;
        this.operation = operation;
        this.base = operation.contracts().get(0);
    }

    /** The operation's first request, to be changed. */
    ObjectNode request() {
        return base.request().deepCopy();
    }

    /**
     * The refusal of a broken rule; empty if the operation declares no code for it.
     *
     * @param schema where the rule stands
     * @param field what the message calls the value
     */
    Optional<Contract> refusal(String name, ObjectNode request, JsonNode schema, String field, String keyword) {
        Optional<String> own = schema.path(ERROR_CODE).path(keyword).stringValueOpt();
        ObjectNode rule =
                JsonNodeFactory.instance.objectNode().put("field", field).put("keyword", keyword);
        return own.map(code -> Contract.refusal(name, request, spec.catalogue().get(code), MissingNode.getInstance()))
                .or(() -> ofTheCatalogue()
                        .map(code ->
                                Contract.refusal(name, request, spec.catalogue().get(code), rule)));
    }

    /** The code that answers every rule without a code of its own. */
    private Optional<String> ofTheCatalogue() {
        return spec.catalogue().values().stream()
                .filter(entry -> entry.ruleMessages().isObject())
                .map(ErrorEntry::code)
                .filter(code -> operation.codes().anyMatch(code::equals))
                .findFirst();
    }

    /** What a valid value is answered with: success, or that it names nothing. */
    Contract acceptance(String name, ObjectNode request, JsonNode schema) {
        return schema.path(ERROR_CODE)
                .path("unknown")
                .stringValueOpt()
                .map(code -> Contract.refusal(
                        "looks for " + name, request, spec.catalogue().get(code), MissingNode.getInstance()))
                .orElseGet(() -> Contract.success("takes " + name, request, base.status(), echoes()));
    }

    /** What the first contract's answer repeats of its path: that holds for any other body or query as well. */
    private JsonNode echoes() {
        ObjectNode echoes = JsonNodeFactory.instance.objectNode();
        base.expected().properties().stream()
                .filter(stated -> base.request().path("path").valueStream().anyMatch(stated.getValue()::equals))
                .forEach(stated -> echoes.set(stated.getKey(), stated.getValue()));
        return echoes;
    }

    /** What a value of a schema that has the keyword {@code unique} must not be a second time. */
    static boolean isUnique(JsonNode schema) {
        return schema.path(ERROR_CODE).has("unique");
    }
}
