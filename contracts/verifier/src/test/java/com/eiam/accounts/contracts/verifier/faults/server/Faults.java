package com.eiam.accounts.contracts.verifier.faults.server;

import java.util.stream.Stream;

/** Faulty servers of one kind. A run finds every implementation below the package {@code faults}. */
public interface Faults {

    Stream<Fault> all();
}
