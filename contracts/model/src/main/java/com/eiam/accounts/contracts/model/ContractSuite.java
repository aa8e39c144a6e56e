package com.eiam.accounts.contracts.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Everything that is needed to run the contracts of an API; the content of {@value #RESOURCE}.
 *
 * @param title the name of the API
 * @param tokenUrl the path of the token endpoint
 * @param clients the clients of the contract tenant. The first one holds every permission
 * @param absentHeaders the headers that no response has
 * @param freshHeaders the headers that no two responses have the same value of, unless the caller has sent it
 * @param identifiers the ids of the contract tenant that may differ in another environment, by kind
 * @param operations the operations of the API, in the order of the spec
 * @param contracts the contracts, by operation in the order of the spec
 * @param sentences the sentences of the spec that demand something of a server
 */
public record ContractSuite(
        String title,
        String version,
        String tokenUrl,
        List<Client> clients,
        Set<String> absentHeaders,
        Set<String> freshHeaders,
        Map<String, List<String>> identifiers,
        List<Operation> operations,
        List<Contract> contracts,
        List<Sentence> sentences) {

    /**
     * @param id where it is, such as {@code addAccountRoles-3}: the third sentence of the description of that operation
     * @param contracts the ids of the contracts that test it
     * @param reason why no contract tests it; empty if one does
     */
    public record Sentence(String id, String text, List<String> contracts, Optional<String> reason) {

        public Sentence {
            contracts = contracts == null ? List.of() : List.copyOf(contracts);
        }
    }

    /** Where the artifact {@code eiam-accounts-contracts} has the file. */
    public static final String RESOURCE = "contracts/contracts.json";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .changeDefaultPropertyInclusion(
                    inclusion -> JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS))
            // A value of a contract is compared to the last digit.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    public ContractSuite {
        clients = List.copyOf(clients);
        absentHeaders = Ordered.copyOf(absentHeaders);
        freshHeaders = Ordered.copyOf(freshHeaders);
        identifiers = Ordered.copyOf(identifiers);
        operations = List.copyOf(operations);
        contracts = List.copyOf(contracts);
        // JSON leaves empty lists out.
        sentences = sentences == null ? List.of() : List.copyOf(sentences);
    }

    /** Reads the contracts on the class path once. */
    private static final class OnClassPath {

        private static final Optional<ContractSuite> SUITE = find();

        private static Optional<ContractSuite> find() {
            try (InputStream in = ContractSuite.class.getClassLoader().getResourceAsStream(RESOURCE)) {
                return Optional.ofNullable(in).map(ContractSuite::read);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The contracts on the class path.
     *
     * @throws IllegalStateException if there are none
     */
    public static ContractSuite onClassPath() {
        return OnClassPath.SUITE.orElseThrow(() -> new IllegalStateException(
                RESOURCE + " is not on the class path: add the artifact eiam-accounts-contracts"));
    }

    /**
     * Reads contracts in the form of {@link #json()}.
     *
     * @throws tools.jackson.core.JacksonException if the text does not have this form
     */
    public static ContractSuite read(InputStream in) {
        return MAPPER.readValue(in, ContractSuite.class);
    }

    /** The suite as JSON text. The same suite gives the same text. */
    public String json() {
        return JsonStrings.escapedHalves(MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /** The client with an id of the contract tenant. */
    public Optional<Client> client(String id) {
        return clients.stream().filter(client -> client.clientId().equals(id)).findFirst();
    }

    /** @throws java.util.NoSuchElementException if there is none */
    public Operation operation(String id) {
        return operations.stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The error codes that the operations declare. */
    public Set<String> codes() {
        return operations.stream()
                .flatMap(operation -> operation.outcomes().stream())
                .flatMap(outcome -> outcome.code().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The same suite with some of its contracts, and their operations. Sentences still name the other contracts. */
    public ContractSuite only(List<Contract> selected) {
        Set<String> called = selected.stream().map(Contract::operation).collect(Collectors.toSet());
        return new ContractSuite(
                title,
                version,
                tokenUrl,
                clients,
                absentHeaders,
                freshHeaders,
                identifiers,
                operations.stream()
                        .filter(operation -> called.contains(operation.id()))
                        .toList(),
                selected,
                sentences);
    }
}
