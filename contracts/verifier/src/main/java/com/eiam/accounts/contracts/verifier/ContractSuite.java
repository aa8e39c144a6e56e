package com.eiam.accounts.contracts.verifier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * All that is known of the API: its operations, the contracts, and the clients and ids of the contract tenant.
 *
 * @param tokenUrl the path where tokens are issued
 * @param clients the clients of the contract tenant; the first is the one whose credentials a user names
 * @param identifiers the ids that another environment may have others for, by kind
 * @param responses the schemas of the answers, by operation and status; null where no body is declared
 */
record ContractSuite(
        String title,
        String version,
        String tokenUrl,
        List<ContractClient> clients,
        Map<String, List<String>> identifiers,
        List<Operation> operations,
        Map<String, Map<String, JsonNode>> responses,
        List<Contract> contracts) {

    private static final String FILE = "contracts/contracts.json";

    /** The contracts on the class path. */
    static ContractSuite onClassPath() {
        try (InputStream in = ContractSuite.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        FILE + " is not on the class path: add the artifact eiam-accounts-contracts");
            }
            return new ContractFile(in).suite();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of the operations that are called so, or have one of the tags; all of them if nothing is named. */
    Set<String> operations(Set<String> names, Set<String> tags) {
        return operations.stream()
                .filter(operation -> (names.isEmpty() && tags.isEmpty())
                        || names.contains(operation.id())
                        || tags.contains(operation.tag()))
                .map(Operation::id)
                .collect(Collectors.toSet());
    }

    /** With only these operations, and their contracts. */
    ContractSuite only(Set<String> ids) {
        return with(
                operations.stream()
                        .filter(operation -> ids.contains(operation.id()))
                        .toList(),
                contracts.stream()
                        .filter(contract -> ids.contains(contract.operation()))
                        .toList());
    }

    ContractSuite withContracts(Stream<Contract> others) {
        return with(operations, others.toList());
    }

    private ContractSuite with(List<Operation> someOperations, List<Contract> someContracts) {
        return new ContractSuite(
                title, version, tokenUrl, clients, identifiers, someOperations, responses, someContracts);
    }

    /** The client with this id. */
    Optional<ContractClient> client(String id) {
        return clients.stream().filter(client -> client.id().equals(id)).findFirst();
    }

    /** All codes that an operation declares. */
    Set<String> codes() {
        return operations.stream()
                .flatMap(operation -> operation.outcomes().stream())
                .flatMap(outcome -> outcome.code().stream())
                .collect(Collectors.toSet());
    }
}
