package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Ids;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.verifier.credentials.ClientCredentials;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.run.RunSettings;
import com.eiam.accounts.contracts.verifier.run.VerificationRun;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Checks a server against the contracts of the account API. The server must have the contract tenant loaded, and nothing
 * else may use that tenant while the contracts run.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsItsContracts() {
 *     return ContractVerifier.forServer(URI.create("http://localhost:" + port)).build().tests();
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe. Runs share nothing. No report, message or log contains the credentials that a verifier is
 * given.
 */
public final class ContractVerifier {

    private final RunSettings settings;
    private final ContractSuite suite;

    private ContractVerifier(RunSettings settings, ContractSuite suite) {
        this.settings = settings;
        this.suite = suite;
    }

    /**
     * Builds a verifier.
     *
     * @param server the URL of the server, absolute, {@code http} or {@code https}; the paths of the API are appended to it
     * @throws IllegalArgumentException if the URL is not such a URL
     * @throws IllegalStateException if the contracts are not on the class path
     */
    public static Builder forServer(URI server) {
        return new Builder(server, ContractSuite.onClassPath());
    }

    /**
     * Runs the selected contracts, each once. It never throws because of the server: if the contracts cannot be run, the
     * report has the reason as its problem.
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

    /** Builds a verifier. Not thread-safe. */
    public static final class Builder {

        private final URI server;
        private final ContractSuite suite;
        private final Map<String, ClientCredentials> clients = new HashMap<>();
        private final Map<String, String> ids = new HashMap<>();
        private final Set<String> operations = new HashSet<>();
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration timeout = Duration.ofSeconds(10);
        private int parallel = 4;
        private Optional<Long> seed = Optional.empty();
        private Optional<String> expiredToken = Optional.empty();

        private Builder(URI server, ContractSuite suite) {
            if (server.getHost() == null || !List.of("http", "https").contains(server.getScheme())) {
                throw new IllegalArgumentException(
                        server + " is not a URL of a server: it should look like https://eiam.example.com");
            }
            this.server = server;
            this.suite = suite;
        }

        /**
         * The environment's credentials of the contract tenant's first client, which has every permission. The default is
         * the credentials that the contract tenant publishes.
         */
        public Builder credentials(String clientId, String clientSecret) {
            return client(suite.clients().get(0).clientId(), clientId, clientSecret);
        }

        /**
         * The environment's credentials of a client of the contract tenant.
         *
         * @param client the client's id in the contract tenant
         * @param clientId its id in the environment
         * @param clientSecret its secret there
         * @throws IllegalArgumentException if the contract tenant has no such client
         */
        public Builder client(String client, String clientId, String clientSecret) {
            NearestName.require("client", client, suite.clients().stream().map(Client::clientId));
            clients.put(client, new ClientCredentials(clientId, clientSecret));
            return this;
        }

        /**
         * The environment's id for an id of the contract tenant.
         *
         * @param contractId the id of an application, an account, a user or anything else in the contract tenant
         * @param environmentId the id in the environment
         * @throws IllegalArgumentException if the contract tenant has no such id, or if the environment's id is blank
         */
        public Builder id(String contractId, String environmentId) {
            NearestName.require(
                    "id", contractId, suite.identifiers().values().stream().flatMap(List::stream));
            if (environmentId.isBlank()) {
                throw new IllegalArgumentException("the id for " + contractId + " is blank");
            }
            ids.put(contractId, environmentId);
            return this;
        }

        /**
         * Selects an operation. Without a selection, all operations run.
         *
         * @throws IllegalArgumentException if there is no such operation
         */
        public Builder operation(String operationId) {
            NearestName.require(
                    "operation", operationId, suite.operations().stream().map(Operation::id));
            operations.add(operationId);
            return this;
        }

        /**
         * Selects the operations with a tag, in addition to those that are selected already.
         *
         * @throws IllegalArgumentException if there is no such tag
         */
        public Builder tag(String tag) {
            NearestName.require("tag", tag, suite.operations().stream().map(Operation::tag));
            suite.operations().stream()
                    .filter(operation -> operation.tag().equals(tag))
                    .forEach(operation -> operations.add(operation.id()));
            return this;
        }

        /**
         * How long to wait for a connection; 5 seconds by default.
         *
         * @param limit positive
         */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = positive(limit);
            return this;
        }

        /**
         * How long to wait for a whole response, connection included; 10 seconds by default.
         *
         * @param limit positive
         */
        public Builder timeout(Duration limit) {
            timeout = positive(limit);
            return this;
        }

        /**
         * The number of contracts that run at once; 4 by default.
         *
         * @param contracts from 1 to 64
         */
        public Builder parallel(int contracts) {
            if (contracts < 1 || contracts > 64) {
                throw new IllegalArgumentException("parallel is %d, but must be from 1 to 64".formatted(contracts));
            }
            parallel = contracts;
            return this;
        }

        /**
         * Shuffles the contracts. Without it, they start in the order of the spec.
         *
         * @param number the same number gives the same order
         */
        public Builder seed(long number) {
            seed = Optional.of(number);
            return this;
        }

        /** A token that has expired, for a server that cannot issue tokens that live for a second. */
        public Builder expiredToken(String token) {
            expiredToken = Optional.of(token);
            return this;
        }

        /** The verifier. */
        public ContractVerifier build() {
            return new ContractVerifier(
                    new RunSettings(
                            server,
                            Map.copyOf(clients),
                            new Ids(ids),
                            Set.copyOf(operations),
                            connectTimeout,
                            timeout,
                            parallel,
                            seed,
                            expiredToken),
                    suite);
        }

        private static Duration positive(Duration limit) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a timeout must be positive");
            }
            return limit;
        }
    }
}
