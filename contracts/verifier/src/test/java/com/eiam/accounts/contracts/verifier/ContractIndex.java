package com.eiam.accounts.contracts.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the generator wrote down of the contracts: how many there are, and what each of them is about. */
final class ContractIndex {

    /** The index of the contracts on the class path. */
    static final ContractIndex CONTRACTS = read();

    /** The name of a generated test is this and the contract's id. */
    private static final String TEST = "validate_";

    private final JsonNode root;
    private final Map<String, Entry> entries;

    private ContractIndex(JsonNode root) {
        this.root = root;
        this.entries = root.path("contracts")
                .valueStream()
                .map(entry -> new Entry(
                        entry.path("id").stringValue(),
                        entry.path("operation").stringValue(),
                        entry.path("status").intValue(),
                        entry.path("code").stringValue(""),
                        entry.path("values")))
                .collect(Collectors.toMap(Entry::id, Function.identity()));
    }

    /**
     * A contract.
     *
     * @param id the contract's name as files, tests and stubs have it
     * @param code the error code; empty for a success
     * @param values what the contract states of the answer's keys; missing if it states none
     */
    record Entry(String id, String operation, int status, String code, JsonNode values) {

        /** Status and error code. */
        String outcome() {
            return status + " " + code;
        }
    }

    private static ContractIndex read() {
        try (InputStream in = ContractIndex.class.getResourceAsStream("/contracts/index.json")) {
            if (in == null) {
                throw new IllegalStateException("no contracts on the class path: contracts/index.json is missing");
            }
            return new ContractIndex(JsonMapper.shared().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All contracts, by the names of their generated tests. */
    Map<String, Entry> tests() {
        return entries.values().stream().collect(Collectors.toMap(entry -> TEST + entry.id(), Function.identity()));
    }

    /** The contract of a generated test. */
    Entry ofTest(String method) {
        Entry entry = entries.get(method.substring(TEST.length()));
        if (entry == null) {
            throw new IllegalStateException("the test " + method + " has no contract: generate both anew");
        }
        return entry;
    }

    /** The schema of what an operation may answer with a status, with no key beside; null if it has no body, missing if nothing is declared. */
    JsonNode schema(String operation, int status) {
        JsonNode responses = root.path("responses").path(operation);
        return responses.has(String.valueOf(status))
                ? responses.path(String.valueOf(status))
                : responses.path("default");
    }

    /** Where tokens are issued. */
    String tokenUrl() {
        return root.path("token_url").stringValue();
    }

    /** The clients' secrets, by client id. */
    Map<String, String> secrets() {
        return root.path("clients")
                .valueStream()
                .collect(Collectors.toMap(
                        client -> client.path("client_id").stringValue(),
                        client -> client.path("secret").stringValue()));
    }

    /** The operations, in the order of the spec. */
    List<String> operations() {
        return List.copyOf(root.path("responses").propertyNames());
    }

    /** The codes that an operation declares and no contract provokes. */
    List<String> exclusions(String operation) {
        return root.path("exclusions")
                .valueStream()
                .filter(exclusion -> exclusion.path("operation").stringValue().equals(operation))
                .map(exclusion -> exclusion.path("code").stringValue())
                .toList();
    }
}
