package com.eiam.accounts.contracts.verifier;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Operation;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.connection.RequestHeader;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import com.eiam.accounts.contracts.verifier.credentials.ClientCredentials;
import com.eiam.accounts.contracts.verifier.run.RunSettings;
import com.eiam.accounts.contracts.verifier.run.Selection;
import com.eiam.accounts.contracts.verifier.text.NearestName;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Builds a {@link ContractVerifier}. Not thread-safe. */
public final class ContractVerifierBuilder {

    /** RFC 6750, 2.1. */
    private static final Pattern BEARER_TOKEN = Pattern.compile("[-A-Za-z0-9._~+/]+=*");

    private final URI server;
    private final ContractSuite suite;
    private final Map<String, ClientCredentials> clients = new HashMap<>();
    private final Map<String, String> ids = new HashMap<>();
    private final Set<String> operations = new HashSet<>();
    private final Set<String> contracts = new HashSet<>();
    private boolean readsOnly;
    private ConnectionSettings connection = ConnectionSettings.DEFAULT;
    private Optional<ClientAuthentication> authentication = Optional.empty();
    private Optional<Integer> parallel = Optional.empty();
    private Optional<Long> seed = Optional.empty();
    private Duration settle = Duration.ZERO;
    private Optional<String> expiredToken = Optional.empty();

    ContractVerifierBuilder(URI server, ContractSuite suite) {
        if (server.getHost() == null || !String.valueOf(server.getScheme()).matches("(?i)https?")) {
            throw new IllegalArgumentException(
                    server + " is not a URL of a server: it should look like https://eiam.example.com");
        }
        if (server.getUserInfo() != null) {
            throw new IllegalArgumentException("the URL of the server has a user name or a password, which the API does"
                    + " not use; leave it out");
        }
        String api = suite.tokenUrl().substring(0, suite.tokenUrl().lastIndexOf('/'));
        if (!api.isEmpty() && (server.getPath() + "/").contains(api + "/")) {
            throw new IllegalArgumentException(
                    "the URL of the server must end before " + api + ", which is the path of the API");
        }
        this.server = server;
        this.suite = suite;
    }

    /**
     * The environment's credentials of the contract tenant's first client, which has every permission. The default is
     * the credentials that the contract tenant publishes.
     */
    public ContractVerifierBuilder credentials(String clientId, String clientSecret) {
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
    public ContractVerifierBuilder client(String client, String clientId, String clientSecret) {
        NearestName.require("client", client, suite.clients().stream().map(Client::clientId));
        clients.put(client, new ClientCredentials(clientId, clientSecret));
        return this;
    }

    /** How clients prove who they are. By default in the header, and in the form if a server does not take that. */
    public ContractVerifierBuilder clientAuthentication(ClientAuthentication way) {
        authentication = Optional.of(way);
        return this;
    }

    /**
     * The environment's id for an id of the contract tenant.
     *
     * @param contractId the id of an application, an account, a user or anything else in the contract tenant
     * @param environmentId the id in the environment
     * @throws IllegalArgumentException if the contract tenant has no such id, or if the environment's id is blank
     */
    public ContractVerifierBuilder id(String contractId, String environmentId) {
        NearestName.require(
                "id", contractId, suite.identifiers().values().stream().flatMap(List::stream));
        if (environmentId.isBlank()) {
            throw new IllegalArgumentException("the id for " + contractId + " is blank");
        }
        ids.put(contractId, environmentId);
        return this;
    }

    /**
     * Selects an operation. Without a selection, all contracts run.
     *
     * @throws IllegalArgumentException if there is no such operation
     */
    public ContractVerifierBuilder operation(String operationId) {
        NearestName.require(
                "operation", operationId, suite.operations().stream().map(Operation::id));
        operations.add(operationId);
        return this;
    }

    /**
     * Selects the operations with a tag, in addition to what is selected already.
     *
     * @throws IllegalArgumentException if there is no such tag
     */
    public ContractVerifierBuilder tag(String tag) {
        NearestName.require("tag", tag, suite.operations().stream().map(Operation::tag));
        suite.operations().stream()
                .filter(operation -> operation.tag().equals(tag))
                .forEach(operation -> operations.add(operation.id()));
        return this;
    }

    /**
     * Selects a contract, in addition to what is selected already.
     *
     * @param contractId its id, as reports have it; operation and number, as in {@code getAccount_01}, are enough
     * @throws IllegalArgumentException if there is no such contract
     */
    public ContractVerifierBuilder contract(String contractId) {
        List<String> found = suite.contracts().stream()
                .map(Contract::id)
                .filter(id -> id.startsWith(contractId + "_"))
                .toList();
        String id = found.size() == 1 ? found.get(0) : contractId;
        NearestName.require("contract", id, suite.contracts().stream().map(Contract::id));
        contracts.add(id);
        return this;
    }

    /** Leaves out all contracts that may change something. */
    public ContractVerifierBuilder readsOnly() {
        readsOnly = true;
        return this;
    }

    /**
     * How long to wait for a connection; 5 seconds by default.
     *
     * @param limit positive
     */
    public ContractVerifierBuilder connectTimeout(Duration limit) {
        return connection(connection.withTimeouts(limit, connection.timeout()));
    }

    /**
     * How long to wait for a whole response, connection included; 10 seconds by default.
     *
     * @param limit positive
     */
    public ContractVerifierBuilder timeout(Duration limit) {
        return connection(connection.withTimeouts(connection.connectTimeout(), limit));
    }

    /**
     * Headers, certificates, proxy and limits, in place of all that were set before.
     *
     * @throws IllegalArgumentException if contracts send one of the headers themselves
     */
    public ContractVerifierBuilder connection(ConnectionSettings settings) {
        Set<String> own = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        own.add(Request.AUTHORIZATION);
        suite.contracts()
                .forEach(contract -> own.addAll(contract.request().headers().keySet()));
        settings.headers().stream()
                .map(RequestHeader::name)
                .filter(own::contains)
                .forEach(name -> {
                    throw new IllegalArgumentException(
                            "the header " + name + " cannot be added: contracts send it themselves");
                });
        connection = settings;
        return this;
    }

    /**
     * The number of contracts that run at once. By default 4, and more on a slow line.
     *
     * @param number from 1 to 64
     */
    public ContractVerifierBuilder parallel(int number) {
        if (number < 1 || number > 64) {
            throw new IllegalArgumentException("parallel is %d, but must be from 1 to 64".formatted(number));
        }
        parallel = Optional.of(number);
        return this;
    }

    /**
     * Shuffles the contracts. Without it, they start in the order of the spec.
     *
     * @param number the same number gives the same order
     */
    public ContractVerifierBuilder seed(long number) {
        seed = Optional.of(number);
        return this;
    }

    /**
     * How long a read may lag behind a change; not at all by default.
     *
     * @param limit the read is repeated until it shows the change, at most for this time
     */
    public ContractVerifierBuilder settle(Duration limit) {
        settle = limit;
        return this;
    }

    /**
     * A token that has expired, for a server that cannot issue tokens that live for a second.
     *
     * @throws IllegalArgumentException if it has characters that no bearer token has: servers refuse it whether it has
     *     expired or not
     */
    public ContractVerifierBuilder expiredToken(String token) {
        if (!BEARER_TOKEN.matcher(token).matches()) {
            throw new IllegalArgumentException("the expired token has characters that no bearer token has");
        }
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
                        new Selection(operations, contracts, readsOnly),
                        connection,
                        authentication,
                        parallel,
                        seed,
                        settle,
                        expiredToken),
                suite);
    }
}
