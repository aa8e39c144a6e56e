package com.eiam.accounts.contracts.verifier.faults.accident;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.util.stream.Stream;

/** All faults of this package. */
public final class AccidentFaults {

    private AccidentFaults() {}

    public static Stream<Fault> all(Api api) {
        return Stream.of(
                        new ReferenceFaults(api).all(),
                        new StaleFaults(api).all(),
                        new QueryFaults(api).all(),
                        new RoutingFaults(api).all(),
                        new CollationFaults(api).all(),
                        InputFaults.all(),
                        MapperFaults.all(),
                        ReplyFaults.all())
                .flatMap(faults -> faults);
    }
}
