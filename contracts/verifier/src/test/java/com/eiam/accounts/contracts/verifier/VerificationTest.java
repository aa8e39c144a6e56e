package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.report.ReportFiles;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.stubs.Stubs;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The stubs keep every contract in any order, as the reference server does in {@link ServerContractsTest}. */
@OnReferenceServer
class VerificationTest {

    private static final long SEED = Long.getLong("contracts.seed", 1);

    @LocalServerPort
    private int port;

    @Test
    void theStubsKeepEveryContract(@TempDir Path folder) throws IOException {
        VerificationReport report =
                ContractVerifier.forServer(Stubs.fresh()).seed(SEED).build().run();
        System.out.printf("%s against the stubs, seed %d%n", report.sum(), SEED);
        assertThat(report.problem()).isEmpty();
        assertThat(report.results().stream()
                        .filter(result -> result.verdict() != Verdict.PASSED)
                        .map(result -> result.id() + ": " + result.steps()))
                .isEmpty();
        assertThat(report.results()).hasSameSizeAs(ContractSuite.onClassPath().contracts());
        assertThat(report.passed()).isTrue();

        assertThat(report.results().stream()
                        .filter(result -> !result.steps().isEmpty())
                        .map(result -> result.operation() + " " + result.expected()))
                .as("outcomes with an example")
                .doesNotHaveDuplicates()
                .containsAll(report.results().stream()
                        .map(result -> result.operation() + " " + result.expected())
                        .toList());

        ReportFiles files = new ReportFiles(folder);
        files.write(report);
        assertThat(Files.size(files.page()))
                .as("bytes of the page of a run without a broken contract")
                .isLessThan(1_000_000);
        assertThat(Files.size(folder.resolve("report.json")))
                .as("bytes of its JSON")
                .isLessThan(3_000_000);
    }

    @Test
    void aSelectionRunsNothingElse() {
        VerificationReport report = ContractVerifier.forServer(URI.create("http://localhost:" + port))
                .operation("getAccount")
                .tag("authentication")
                .build()
                .run();
        assertThat(report.passed()).isTrue();
        assertThat(report.operations()).extracting(Operation::id).containsExactly("getAccount", "issueToken");
        assertThat(report.results())
                .extracting(ContractResult::operation)
                .containsOnly("getAccount", "issueToken")
                .hasSizeLessThan(ContractSuite.onClassPath().contracts().size());
    }
}
