package com.eiam.accounts.contracts.verifier.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.ContractVerifier;
import com.eiam.accounts.contracts.verifier.faults.server.FaultyServer;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import org.junit.jupiter.api.Test;

/**
 * PIT runs it once for each fault that it plants in the code of the reference server. It fails if a contract finds the
 * fault. One server serves all runs: PIT replaces its classes.
 */
class PlantedFault {

    private static final FaultyServer SERVER = new FaultyServer();

    @Test
    void staysUnseen() {
        SERVER.reset();
        VerificationReport report =
                ContractVerifier.forServer(SERVER.url()).seed(1).build().run(new UntilBroken());
        Thread.interrupted(); // The run may have been ended early.
        assertThat(report.passed()).isTrue();
    }
}
