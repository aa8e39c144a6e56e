package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.run.RunSettings;
import com.eiam.accounts.contracts.verifier.run.VerificationRun;
import java.net.URI;
import java.time.Clock;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Checks a server against the contracts of the account API. The server must have the contract tenant loaded, and
 * nothing else may use that tenant while the contracts run.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsItsContracts() {
 *     return ContractVerifier.forServer(URI.create("http://localhost:" + port)).build().tests();
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Runs share nothing. No report, message or log contains the credentials that a verifier
 * is given.
 */
public final class ContractVerifier {

    private final RunSettings settings;
    private final ContractSuite suite;

    ContractVerifier(RunSettings settings, ContractSuite suite) {
        this.settings = settings;
        this.suite = suite;
    }

    /**
     * Builds a verifier.
     *
     * @param server the URL of the server, absolute, {@code http} or {@code https}; the paths of the API are appended
     *     to it
     * @throws IllegalArgumentException if the URL is not such a URL, or if it has a user name or a password
     * @throws IllegalStateException if the contracts are not on the class path
     */
    public static ContractVerifierBuilder forServer(URI server) {
        return new ContractVerifierBuilder(server, ContractSuite.onClassPath());
    }

    /**
     * Runs the selected contracts, each once. It never throws because of the server: if the contracts cannot be run,
     * the report has the reason as its problem. If its thread is interrupted, the report has what was done so far.
     *
     * @param listener is called while the contracts run
     */
    public VerificationReport run(VerificationListener listener) {
        return new VerificationRun(settings, suite, Objects.requireNonNull(listener), Clock.systemUTC()).run();
    }

    /** Runs the selected contracts, each once. */
    public VerificationReport run() {
        return run(new VerificationListener() {});
    }

    /**
     * Runs the selected contracts and returns a JUnit test for each, grouped by operation. It needs {@code
     * junit-jupiter-api} on the class path.
     *
     * @throws AssertionError if the contracts could not be run, or if there was none
     */
    public Stream<DynamicNode> tests() {
        return ContractTests.of(run());
    }
}
