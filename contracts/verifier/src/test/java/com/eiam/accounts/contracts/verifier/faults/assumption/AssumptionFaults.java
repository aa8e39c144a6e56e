package com.eiam.accounts.contracts.verifier.faults.assumption;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.util.stream.Stream;

/** All faults of this package. */
public final class AssumptionFaults {

    private AssumptionFaults() {}

    public static Stream<Fault> all(Api api) {
        return Stream.of(new LateCheckFaults(api).all(), new IdFaults(api).all(), new CommonFaults(api).all())
                .flatMap(faults -> faults);
    }
}
