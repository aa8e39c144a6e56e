package com.eiam.accounts.openapi.rules;

import com.eiam.accounts.openapi.Contract;
import com.eiam.accounts.openapi.ErrorEntry;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.document.DocumentSchemas;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Checks the rules that stated contracts name, which the message of their error must name. */
record NamedRules(Spec spec, DocumentSchemas schemas) {

    /** What is wrong with the rule that a contract names; empty if nothing is, or if it names none. */
    Optional<String> fault(Operation operation, Contract contract) {
        if (!contract.rule().isObject()) {
            return Optional.empty();
        }
        String keyword = contract.rule().path("keyword").stringValue("");
        return withoutText(contract, keyword).or(() -> kept(operation, contract, keyword));
    }

    private Optional<String> withoutText(Contract contract, String keyword) {
        Optional<ErrorEntry> entry = contract.error().map(spec.catalogue()::get);
        return ContractAgreement.refuse(
                entry.filter(known -> known.ruleMessages().has(keyword)).isEmpty(),
                "names the rule " + keyword + ", for which " + contract.error().orElse("a success") + " has no text");
    }

    /** A contract that names a broken rule of the body must break it. */
    private Optional<String> kept(Operation operation, Contract contract, String keyword) {
        JsonNode sent = contract.request().path("body");
        return operation
                .body()
                .filter(body -> !body.isForm())
                .filter(body -> !contract.request().has("raw") && !isOfParameter(operation, contract))
                .filter(body ->
                        Stream.of(keyword, "type").noneMatch(schemas.brokenKeywords(body.schema(), sent)::contains))
                .map(body -> "names the rule " + keyword + ", which its body does not break");
    }

    private static boolean isOfParameter(Operation operation, Contract contract) {
        String field = contract.rule().path("field").stringValue("");
        return operation.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(field));
    }
}
