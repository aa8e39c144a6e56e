package com.eiam.accounts.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code x-contracts}. What an entry leaves out comes from the first entry and from the catalogue. */
final class ContractReader {

    private final Spec spec;

    ContractReader(Spec spec) {
        this.spec = spec;
    }

    /** The contracts among the entries; the others are exclusions. */
    List<Contract> read(List<JsonNode> entries) {
        List<Contract> contracts = new ArrayList<>();
        ObjectNode base = JsonNodeFactory.instance.objectNode().put("client", spec.defaultClient());
        for (JsonNode entry : entries) {
            if (entry.has("excluded")) {
                continue;
            }
            JsonNode changes = entry.path("request");
            ObjectNode request = changes.isObject() ? (ObjectNode) MergePatch.apply(base, changes) : base;
            if (contracts.isEmpty()) {
                base = request;
            }
            contracts.add(contract(entry, request));
        }
        return List.copyOf(contracts);
    }

    private Contract contract(JsonNode entry, ObjectNode request) {
        Optional<String> error = entry.path("error").stringValueOpt();
        Optional<ErrorEntry> declared = error.map(spec.catalogue()::get);
        int status = declared.map(ErrorEntry::status)
                .orElseGet(() -> entry.path("response").path("status").intValue(0));
        String name = entry.path("name")
                .stringValueOpt()
                .orElseGet(() -> "answers " + error.orElse("") + ": "
                        + declared.map(ErrorEntry::english).orElse(""));
        return new Contract(
                name,
                request,
                error,
                entry.path("rule"),
                status,
                entry.path("response").path("body"),
                entry.path("then"),
                entry);
    }
}
