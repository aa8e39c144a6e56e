package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes what the spec states as contracts.
 *
 * <pre>
 * SPEC FOLDER   FOLDER/&lt;tag&gt;/&lt;operation&gt;/&lt;contract&gt;.yml, FOLDER/coverage.md,
 *               FOLDER/contracts.json, FOLDER/contracts.arazzo.json, FOLDER/eiam-accounts.json
 * </pre>
 *
 * The same spec yields the same bytes.
 */
public final class GenerateContracts {

    private GenerateContracts() {}

    /**
     * Reads the spec and replaces the folder's content.
     *
     * @throws ContractException if there is no contract to write, or one that cannot be written
     * @throws com.eiam.accounts.openapi.SpecException if the spec cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 2) {
            throw new ContractException("usage: SPEC FOLDER");
        }
        Spec spec = Spec.read(Path.of(args[0]));
        List<Case> cases = CaseSource.all(spec);
        write(spec, cases, Path.of(args[1]));
        System.out.printf("%s: %d contracts written%n", spec.name(), cases.size());
    }

    static void write(Spec spec, List<Case> cases, Path folder) throws IOException {
        if (cases.isEmpty()) {
            throw new ContractException(
                    spec.name() + ": no contracts: its operations state none, so that nothing would be verified");
        }
        delete(folder);
        ContractWriter writer = new ContractWriter(spec, folder);
        for (Case each : cases) {
            writer.write(each);
        }
        String contracts = new ContractsFile(spec, cases).json();
        Files.writeString(folder.resolve("contracts.json"), contracts);
        writeArazzo(spec, contracts, folder);
        Files.writeString(folder.resolve("coverage.md"), new CoverageMatrix(spec, cases).markdown());
    }

    /** The stated contracts for runners that know nothing of this project, with the spec that they refer to. */
    private static void writeArazzo(Spec spec, String contracts, Path folder) throws IOException {
        String copy = spec.name().replaceFirst("\\.ya?ml$", "") + ".json";
        ArazzoFile arazzo = new ArazzoFile(JsonMapper.shared().readTree(contracts), copy);
        Files.writeString(folder.resolve("contracts.arazzo.json"), arazzo.json());
        Files.writeString(folder.resolve(copy), spec.published().toPrettyString());
        System.out.printf("%s: %s%n", spec.name(), arazzo.summary());
    }

    /** A contract that the spec no longer has must not live on in the folder. */
    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).forEach(GenerateContracts::remove);
            }
        }
        Files.createDirectories(folder);
    }

    private static void remove(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
