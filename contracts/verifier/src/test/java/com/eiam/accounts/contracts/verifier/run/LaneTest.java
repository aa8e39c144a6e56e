package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import java.util.List;
import org.junit.jupiter.api.Test;

class LaneTest {

    /** With 200 ms for a call, the longest lane alone takes 31 s; all contracts should not take more than 40 s. */
    @Test
    void noLaneIsTooLongForASlowLine() {
        List<Contract> contracts = ContractSuite.onClassPath().contracts();
        assertThat(Lane.of(contracts)).extracting(Lane::steps).allMatch(calls -> calls <= 155);
    }
}
