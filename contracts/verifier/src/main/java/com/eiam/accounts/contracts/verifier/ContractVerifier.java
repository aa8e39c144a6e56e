package com.eiam.accounts.contracts.verifier;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;

/**
 * Holds a server against the contracts of the account API. The server must have the contract tenant loaded, and nothing
 * else may use that tenant while the contracts run.
 *
 * <pre>{@code
 * @TestFactory
 * Stream<DynamicNode> keepsItsContracts() {
 *     return ContractVerifier.forServer(URI.create("http://localhost:" + port)).build().tests();
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe; each run is one of its own. The credentials that a verifier is given appear in no report,
 * message or log.
 */
public final class ContractVerifier {

    private final Settings settings;
    private final ContractSuite suite;

    private ContractVerifier(Settings settings, ContractSuite suite) {
        this.settings = settings;
        this.suite = suite;
    }

    /**
     * Begins to describe a verifier.
     *
     * @param server where the server answers, an absolute {@code http} or {@code https} URL; the contracts' paths are
     *     appended to it
     * @throws IllegalArgumentException if the URL is no such URL
     * @throws IllegalStateException if the contracts are not on the class path
     */
    public static Builder forServer(URI server) {
        return new Builder(server, ContractSuite.onClassPath());
    }

    /** Begins to describe a verifier of other contracts than those on the class path. */
    static Builder forServer(URI server, ContractSuite suite) {
        return new Builder(server, suite);
    }

    /**
     * Runs the selected contracts, each once. It never throws because of the server: what kept a run from taking place is
     * the report's problem.
     *
     * @param listener hears of the run while it goes on
     */
    public VerificationReport run(VerificationListener listener) {
        return new VerificationRun(settings, suite, Objects.requireNonNull(listener), Clock.systemUTC()).run();
    }

    /** Runs the selected contracts, each once. */
    public VerificationReport run() {
        return run(new VerificationListener() {});
    }

    /**
     * Runs the selected contracts and gives a JUnit test for each, grouped by operation. It needs
     * {@code junit-jupiter-api} on the class path, which brings {@link DynamicNode}.
     *
     * @throws AssertionError if the run could not take place, or ran no contract
     */
    public Stream<DynamicNode> tests() {
        return ContractTests.of(run());
    }

    /** Describes a verifier. Not thread-safe. */
    public static final class Builder {

        private final URI server;
        private final ContractSuite suite;
        private final Map<String, Credentials.Client> clients = new LinkedHashMap<>();
        private final Map<String, String> ids = new LinkedHashMap<>();
        private final Set<String> operations = new LinkedHashSet<>();
        private final Set<String> tags = new LinkedHashSet<>();
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
         * The environment's credentials of the contract tenant's first client, which holds every permission. Without it, the
         * contract tenant's own, published ones are used.
         *
         * @param clientId the client's id
         * @param clientSecret the client's secret
         */
        public Builder credentials(String clientId, String clientSecret) {
            return client(suite.clients().get(0).id(), clientId, clientSecret);
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
            known(
                    "client",
                    client,
                    suite.clients().stream().map(ContractClient::id).toList());
            clients.put(client, new Credentials.Client(clientId, clientSecret));
            return this;
        }

        /**
         * The environment's id for an id of the contract tenant.
         *
         * @param contractId the id in the contract tenant, of an application, an account, a user or whatever else it has
         * @param environmentId the id in the environment
         * @throws IllegalArgumentException if the contract tenant has no such id, or the other is blank
         */
        public Builder id(String contractId, String environmentId) {
            known(
                    "id",
                    contractId,
                    suite.identifiers().values().stream().flatMap(List::stream).toList());
            if (environmentId.isBlank()) {
                throw new IllegalArgumentException("the id for " + contractId + " is blank");
            }
            ids.put(contractId, environmentId);
            return this;
        }

        /**
         * Selects an operation. Without a selection, all of them run.
         *
         * @param operationId its operationId in the spec
         * @throws IllegalArgumentException if there is no such operation
         */
        public Builder operation(String operationId) {
            known(
                    "operation",
                    operationId,
                    suite.operations().stream().map(Operation::id).toList());
            operations.add(operationId);
            return this;
        }

        /**
         * Selects the operations with a tag, beside those that are selected already.
         *
         * @param tag the tag in the spec
         * @throws IllegalArgumentException if there is no such tag
         */
        public Builder tag(String tag) {
            known(
                    "tag",
                    tag,
                    suite.operations().stream().map(Operation::tag).distinct().toList());
            tags.add(tag);
            return this;
        }

        /**
         * How long to wait for a connection.
         *
         * @param limit positive; 5 seconds unless told
         */
        public Builder connectTimeout(Duration limit) {
            connectTimeout = positive(limit);
            return this;
        }

        /**
         * How long to wait for a whole answer, connecting included.
         *
         * @param limit positive; 10 seconds unless told
         */
        public Builder timeout(Duration limit) {
            timeout = positive(limit);
            return this;
        }

        /**
         * How many contracts may be under way at once.
         *
         * @param contracts from 1 to 64; 4 unless told
         */
        public Builder parallel(int contracts) {
            if (contracts < 1 || contracts > 64) {
                throw new IllegalArgumentException("parallel is %d, but must be from 1 to 64".formatted(contracts));
            }
            parallel = contracts;
            return this;
        }

        /**
         * Draws the order of the contracts; without it, they begin in the order of the spec.
         *
         * @param number the same number gives the same order
         */
        public Builder seed(long number) {
            seed = Optional.of(number);
            return this;
        }

        /**
         * A token that has expired, for a server whose shortest tokens live too long to wait for.
         *
         * @param token the token
         */
        public Builder expiredToken(String token) {
            expiredToken = Optional.of(token);
            return this;
        }

        /** The verifier. */
        public ContractVerifier build() {
            return new ContractVerifier(
                    new Settings(
                            server,
                            Map.copyOf(clients),
                            Map.copyOf(ids),
                            suite.operations(operations, tags),
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

        private static void known(String what, String name, List<String> all) {
            if (!all.contains(name)) {
                throw new IllegalArgumentException(
                        "there is no %s %s%s".formatted(what, name, Texts.didYouMean(name, all)));
            }
        }
    }
}
