package com.eiam.accounts.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of the stubs that were made of contract files. */
class CompleteStubsTest {

    @TempDir
    private Path folder;

    private Path contracts;
    private Path mappings;

    @BeforeEach
    void write() throws IOException {
        contracts = Files.createDirectories(folder.resolve("contracts"));
        mappings = Files.createDirectories(folder.resolve("mappings"));
        Files.createDirectories(contracts.resolve("a"));
        Files.createDirectories(mappings.resolve("a"));
        Files.writeString(contracts.resolve("a/one.yml"), """
                name: one
                description: says one
                metadata:
                  stub:
                    request: {method: GET, urlPathPattern: /.+}
                """);
    }

    @Test
    void givesThemTheRequestThatTheContractNames() throws Exception {
        Path stub = Files.writeString(mappings.resolve("a/one.json"), """
                {"id": "random", "priority": 5, "request": {"url": "/x", "bodyPatterns": []},
                 "response": {"status": 200, "body": "{{x}}", "transformers": ["response-template"]}}
                """);
        complete();
        String completed = Files.readString(stub);
        assertThat(completed).contains("/.+", "says one", "\"priority\" : 5").doesNotContain("random", "transformers");
        complete();
        assertThat(stub).hasContent(completed);
    }

    @Test
    void refusesAContractWithoutAStub() {
        assertThatThrownBy(this::complete)
                .isInstanceOf(ContractException.class)
                .hasMessageStartingWith("contract one has no stub");
    }

    @Test
    void refusesAStubWithoutAContract() throws Exception {
        Files.writeString(mappings.resolve("a/one.json"), "{}");
        Files.writeString(mappings.resolve("a/two.json"), "{}");
        assertThatThrownBy(this::complete)
                .hasMessageStartingWith("stubs without a contract")
                .hasMessageContaining("two.json");
    }

    @Test
    void refusesAnEmptyFolder() throws Exception {
        Files.delete(contracts.resolve("a/one.yml"));
        assertThatThrownBy(this::complete).hasMessageContaining("has no contracts");
    }

    private void complete() throws IOException {
        CompleteStubs.main(new String[] {contracts.toString(), mappings.toString()});
    }
}
