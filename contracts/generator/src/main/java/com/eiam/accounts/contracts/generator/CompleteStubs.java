package com.eiam.accounts.contracts.generator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Gives the stubs that were made of contract files the request that they answer to. A contract file has no word for
 * "any body that the schema allows", for "the header is not there" or for a form, so that the generator wrote these
 * under {@code metadata.stub} in WireMock's own words.
 *
 * <pre>
 * CONTRACTS MAPPINGS   the folder of the contract files, and the folder of the stubs made of them
 * </pre>
 */
public final class CompleteStubs {

    private static final YAMLMapper YAML = new YAMLMapper();

    private final Path contracts;
    private final Path mappings;
    private final Path scenarios;

    private CompleteStubs(Path contracts, Path mappings) {
        this.contracts = contracts;
        this.mappings = mappings;
        this.scenarios = mappings.resolve("scenarios");
    }

    /**
     * Completes all stubs.
     *
     * @throws ContractException if a contract has no stub, a stub no contract, or there is none at all
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new ContractException("usage: CONTRACTS MAPPINGS");
        }
        int stubs = new CompleteStubs(Path.of(args[0]), Path.of(args[1])).complete();
        System.out.printf("%d stubs completed%n", stubs);
    }

    private int complete() throws IOException {
        List<Path> files = files(contracts, ".yml");
        if (files.isEmpty()) {
            throw new ContractException(contracts + " has no contracts: there is nothing to make stubs of");
        }
        for (Path old : files(scenarios, ".json")) {
            Files.delete(old);
        }
        Files.createDirectories(scenarios);
        Set<Path> unknown = new HashSet<>(files(mappings, ".json"));
        for (Path file : files) {
            JsonNode contract = YAML.readTree(file);
            String name = contract.path("name").stringValue();
            Path mapping = mappings.resolve(contracts.relativize(file)).resolveSibling(name + ".json");
            if (!unknown.remove(mapping)) {
                throw new ContractException("contract " + name + " has no stub: " + mapping + " is missing");
            }
            complete(mapping, contract);
        }
        if (!unknown.isEmpty()) {
            throw new ContractException("stubs without a contract: " + unknown);
        }
        return files.size();
    }

    private void complete(Path file, JsonNode contract) {
        ObjectNode mapping = (ObjectNode) JsonMapper.shared().readTree(file);
        JsonNode stub = contract.path("metadata").path("stub");
        mapping.set("request", stub.path("request"));
        ObjectNode response = mapping.withObject("response");
        // Other people's text is no template, unless the contract says that it is.
        response.remove("transformers");
        stub.path("response").properties().forEach(entry -> response.set(entry.getKey(), entry.getValue()));
        String name = contract.path("name").stringValue();
        String description = contract.path("description").stringValue();
        write(file, identified(mapping, name, description));
        if (contract.path("metadata").path("scenario") instanceof ObjectNode scenario) {
            ObjectNode stubs = JsonNodeFactory.instance.objectNode();
            scenario.properties()
                    .forEach(part -> stubs.withArray("mappings")
                            .add(identified(
                                            (ObjectNode) part.getValue(),
                                            name + " " + part.getKey(),
                                            description + (part.getKey().equals("then") ? ", then" : ""))
                                    .put("priority", StubPriority.SCENARIO)));
            write(scenarios.resolve(name + ".json"), stubs);
        }
    }

    /** The same build, the same stubs. */
    private static ObjectNode identified(ObjectNode mapping, String name, String description) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        return mapping.put("id", id).put("uuid", id).put("name", description);
    }

    private static void write(Path file, ObjectNode stubs) {
        try {
            Files.writeString(
                    file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(stubs));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files(Path folder, String suffix) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        }
    }
}
