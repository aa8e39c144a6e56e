package com.eiam.accounts.contracts.generator;

import com.eiam.accounts.contracts.generator.arazzo.ArazzoFile;
import com.eiam.accounts.contracts.generator.coverage.CoverageMatrix;
import com.eiam.accounts.contracts.generator.coverage.SentenceTable;
import com.eiam.accounts.contracts.generator.coverage.UnbrokenRules;
import com.eiam.accounts.contracts.generator.derive.TestCases;
import com.eiam.accounts.contracts.generator.springcloudcontract.ContractFiles;
import com.eiam.accounts.contracts.generator.stubs.StubFiles;
import com.eiam.accounts.contracts.generator.suite.SuiteBuilder;
import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes the contracts of a spec.
 *
 * <pre>
 * SPEC CONTRACTS STUBS   CONTRACTS/contracts.json, CONTRACTS/coverage.md, CONTRACTS/sentences.md,
 *                        CONTRACTS/contracts.arazzo.json with the spec beside it,
 *                        CONTRACTS/&lt;tag&gt;/&lt;operation&gt;/&lt;contract&gt;.yml,
 *                        CONTRACTS/stubs/mappings/stubs.json, STUBS/&lt;tag&gt;/&lt;operation&gt;/&lt;contract&gt;.json
 * </pre>
 *
 * The same spec gives the same bytes.
 */
public final class GenerateContracts {

    private GenerateContracts() {}

    /**
     * Reads the spec and replaces the content of the two folders.
     *
     * @throws ContractException if there is no contract to write, or one that cannot be written
     * @throws com.eiam.accounts.openapi.SpecException if the spec cannot be read
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 3) {
            throw new ContractException("usage: SPEC CONTRACTS STUBS");
        }
        System.out.println(write(Spec.read(Path.of(args[0])), Path.of(args[1]), Path.of(args[2])));
    }

    /** Writes everything; returns a summary of one line. */
    static String write(Spec spec, Path contracts, Path stubs) throws IOException {
        List<TestCase> testCases = TestCases.of(spec);
        if (testCases.isEmpty()) {
            throw new ContractException(
                    spec.name() + ": no contracts: its operations state none, so that nothing would be verified");
        }
        UnbrokenRules.refuse(spec, testCases);
        empty(contracts);
        empty(stubs);
        ContractSuite suite = SuiteBuilder.suite(spec, testCases);
        ContractFiles files = new ContractFiles(RequestEncoder.ofContractTenant(suite.clients()), contracts);
        StubFiles mappings = new StubFiles(spec, stubs);
        int written = 0;
        for (TestCase testCase : testCases) {
            files.write(testCase);
            written += mappings.write(testCase);
        }
        mappings.writeAll(contracts.resolve("stubs/mappings/stubs.json"));
        Files.writeString(contracts.resolve("contracts.json"), suite.json());
        Files.writeString(contracts.resolve("coverage.md"), CoverageMatrix.markdown(suite));
        Files.writeString(contracts.resolve("sentences.md"), SentenceTable.markdown(suite));
        String copy = spec.name().replaceFirst("\\.ya?ml$", "") + ".json";
        ArazzoFile arazzo = new ArazzoFile(suite, copy);
        Files.writeString(contracts.resolve("contracts.arazzo.json"), arazzo.json());
        Files.writeString(contracts.resolve(copy), spec.published().toPrettyString());
        return "%s: %d contracts, %d stubs; %s".formatted(spec.name(), testCases.size(), written, arazzo.summary());
    }

    /** A contract that the spec no longer has must not stay in the folder. */
    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> old = Files.walk(folder)) {
                old.sorted(Comparator.reverseOrder()).forEach(GenerateContracts::delete);
            }
        }
        Files.createDirectories(folder);
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
