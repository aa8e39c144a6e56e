package com.eiam.accounts.contracts.verifier.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What can be said of the faulty servers without running them. */
class FaultsTest {

    private final List<String> faults =
            MutationRun.faults(new Api()).map(Fault::name).toList();

    @Test
    void eachDoesSomethingElse() {
        assertThat(faults).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(50);
    }

    @Test
    void theTableSaysOfEachThatItIsNoticed() throws IOException {
        List<MutationTable.Claim> claims = MutationTable.claims(Path.of("MUTATIONS.md"));

        assertThat(claims).extracting(MutationTable.Claim::name).containsExactlyElementsOf(faults);
        assertThat(claims)
                .extracting(MutationTable.Claim::verdict)
                .doesNotContain(MutationTable.Verdict.MISSED.toString());
    }
}
