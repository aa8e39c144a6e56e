package com.eiam.accounts.contracts.verifier.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can be checked without running the faulty servers. */
class FaultsTest {

    @Test
    void eachDoesSomethingElse() {
        assertThat(MutationRun.faults())
                .extracting(Fault::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void theLastRunMissedNone() throws IOException {
        assertThat(Path.of("MUTATIONS.md")).content().contains(" 0 missed; ").doesNotContain("| **missed** |");
    }
}
