package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The reference server keeps every contract in any order, and the stubs do as well. */
class VerificationTest {

    private static final long SEED = Long.getLong("contracts.seed", 1);

    @Test
    void theReferenceServerAndTheStubsKeepEveryContract() {
        try (ReferenceServer server = new ReferenceServer();
                Stubs stubs = new Stubs()) {
            VerificationReport ofServer = verify("the reference server", server.url());
            VerificationReport ofStubs = verify("the stubs", stubs.url());
            assertThat(verdicts(ofStubs)).isEqualTo(verdicts(ofServer));
        }
    }

    @Test
    void aSelectionRunsNothingElse() {
        try (ReferenceServer server = new ReferenceServer()) {
            VerificationReport report = ContractVerifier.forServer(server.url())
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

    @Test
    void aTenantThatWasUsedIsNoted() {
        try (ReferenceServer server = new ReferenceServer()) {
            ContractVerifier verifier = ContractVerifier.forServer(server.url())
                    .operation("deleteAccount")
                    .build();
            assertThat(verifier.run().passed()).isTrue();
            VerificationReport second = verifier.run();
            assertThat(second.passed()).isFalse();
            assertThat(second.problem().orElseThrow()).startsWith("the contract tenant was used before");
            assertThat(second.results()).extracting(ContractResult::verdict).containsOnly(Verdict.NOT_RUN);
        }
    }

    private static VerificationReport verify(String target, URI url) {
        VerificationReport report =
                ContractVerifier.forServer(url).seed(SEED).build().run();
        System.out.printf("%s against %s, seed %d%n", report.sum(), target, SEED);
        assertThat(report.problem()).isEmpty();
        assertThat(report.results().stream()
                        .filter(result -> result.verdict() != Verdict.PASSED)
                        .map(result -> result.id() + ": " + result.differences()))
                .isEmpty();
        assertThat(report.results()).hasSameSizeAs(ContractSuite.onClassPath().contracts());
        assertThat(report.passed()).isTrue();
        return report;
    }

    private static List<String> verdicts(VerificationReport report) {
        return report.results().stream()
                .map(result -> result.id() + " " + result.verdict())
                .toList();
    }
}
