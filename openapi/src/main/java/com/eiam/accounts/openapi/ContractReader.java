package com.eiam.accounts.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code x-contracts}. What an entry leaves out comes from the first entry and from the catalogue. */
record ContractReader(Spec spec) {

    /** The contracts among the entries; the others are exclusions. */
    List<Contract> read(List<JsonNode> entries) {
        List<Contract> contracts = new ArrayList<>();
        ObjectNode base = JsonNodeFactory.instance.objectNode().put("client", spec.defaultClient());
        for (JsonNode entry : entries) {
            if (entry.has("excluded")) {
                continue;
            }
            Contract contract = Contract.of(spec, name(entry), base, entry);
            if (contracts.isEmpty()) {
                base = contract.request();
            }
            contracts.add(contract);
        }
        return List.copyOf(contracts);
    }

    private String name(JsonNode entry) {
        String error = entry.path("error").stringValue("");
        return entry.path("name")
                .stringValueOpt()
                .orElseGet(() -> "answers " + error + ": "
                        + Optional.ofNullable(spec.catalogue().get(error))
                                .map(ErrorEntry::english)
                                .orElse(""));
    }
}
