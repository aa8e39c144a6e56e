package com.eiam.accounts.contracts.verifier.faults.shortcut;

import com.eiam.accounts.contracts.verifier.faults.server.Api;
import com.eiam.accounts.contracts.verifier.faults.server.Fault;
import java.util.stream.Stream;

/** All faults of this package. */
public final class ShortcutFaults {

    private ShortcutFaults() {}

    public static Stream<Fault> all(Api api) {
        return Stream.of(
                        new StatementFaults(api).all(),
                        new UpdateFaults(api).all(),
                        new SoftDeleteFaults(api).all(),
                        new LoopFaults(api).all(),
                        new RowFaults(api).all(),
                        new GuardFaults(api).all(),
                        TextFaults.all(),
                        new ComparisonFaults(api).all(),
                        LibraryFaults.all(),
                        new ParserFaults(api).all(),
                        new MemoryFaults(api).all())
                .flatMap(faults -> faults);
    }
}
