package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.verifier.check.FreshHeaders;
import com.eiam.accounts.contracts.verifier.check.ResponseCheck;
import com.eiam.accounts.contracts.verifier.connection.ConnectionSettings;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.http.ClientTokens;
import com.eiam.accounts.contracts.verifier.http.CurlCommand;
import com.eiam.accounts.contracts.verifier.http.Exchanges;
import com.eiam.accounts.contracts.verifier.http.HttpTransport;
import com.eiam.accounts.contracts.verifier.http.PacedTransport;
import com.eiam.accounts.contracts.verifier.http.PatientTransport;
import com.eiam.accounts.contracts.verifier.http.TokenEndpoint;
import com.eiam.accounts.contracts.verifier.http.Transport;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationListener;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run: tokens, a look at the tenant, each selected contract once. Those with an expired token come last. */
public final class VerificationRun {

    private final RunSettings settings;
    private final ContractSuite selected;
    private final VerificationListener listener;
    private final Clock clock;
    private final SecretMask mask;
    private final EnvironmentCredentials credentials;
    private final Parallelism parallelism;
    private final PatientTransport transport;
    private final TokenAcquisition tokens;
    private final TenantProbe probe;
    private final ContractExecution execution;
    private final OutageDetector outages = new OutageDetector();
    private final Map<String, ContractResult> results = new ConcurrentHashMap<>();

    /** The ids of the first contracts of each operation and outcome. The reports show what they sent and received. */
    private final Set<String> examples;

    /**
     * @param listener is called while the contracts run
     * @throws IllegalArgumentException if a certificate or a key cannot be read
     */
    public VerificationRun(RunSettings settings, ContractSuite suite, VerificationListener listener, Clock clock) {
        this.settings = settings;
        this.selected = settings.selection().of(suite);
        Map<List<Object>, String> first = new HashMap<>();
        selected.contracts()
                .forEach(contract -> first.putIfAbsent(
                        List.of(contract.operation(), contract.expected().outcome()), contract.id()));
        this.examples = Set.copyOf(first.values());
        this.listener = listener;
        this.clock = clock;
        ConnectionSettings connection = settings.connection();
        this.mask = new SecretMask(suite.clients());
        connection.headers().forEach(header -> mask.hide(header.value(), header.words()));
        this.credentials = new EnvironmentCredentials(
                suite.clients(),
                settings.clients(),
                settings.authentication().orElse(ClientAuthentication.BASIC),
                mask);
        this.parallelism = new Parallelism(new HttpTransport(connection));
        Optional<Transport> paced = connection.rate().map(rate -> new PacedTransport(parallelism, rate));
        this.transport = new PatientTransport(paced.orElse(parallelism), clock);
        ClientTokens clientTokens = new ClientTokens(
                new TokenEndpoint(transport, settings.base(), suite.tokenUrl(), credentials, mask, clock),
                credentials,
                clock);
        this.tokens = new TokenAcquisition(settings, selected, clientTokens, credentials, clock);
        Exchanges exchanges =
                new Exchanges(transport, settings.base(), settings.ids(), credentials, clientTokens, connection, mask);
        ResponseCheck check = new ResponseCheck(suite);
        this.probe = new TenantProbe(suite, exchanges, check);
        this.execution = new ContractExecution(
                exchanges, check, new FreshHeaders(suite.freshHeaders()), settings.ids(), mask, settings.settle());
    }

    /** Runs the contracts. It never throws because of the server, and ends early if its thread is interrupted. */
    public VerificationReport run() {
        Instant started = clock.instant();
        Optional<String> problem = Optional.empty();
        try {
            prepare();
            listener.started(selected.contracts().size());
            runAll();
        } catch (CannotRun e) {
            problem = Optional.of(e.getMessage()).filter(reason -> !isInterrupted());
        }
        String reason = problem.map(why -> "not run: " + why)
                .orElse(isInterrupted() ? "not run: the run was interrupted" : "not run");
        List<ContractResult> inOrder = selected.contracts().stream()
                .map(contract -> results.getOrDefault(contract.id(), ContractExecution.notRun(contract, reason)))
                .toList();
        return new VerificationReport(
                selected.title(),
                selected.version(),
                settings.server(),
                settings.seed(),
                started,
                Duration.between(started, clock.instant()),
                selected.operations(),
                inOrder,
                selected.sentences(),
                problem,
                notes(inOrder).toList(),
                shell());
    }

    private Stream<String> notes(List<ContractResult> inOrder) {
        Stream<String> interrupted = Stream.of("the run was interrupted after %d of %d contracts")
                .filter(note -> isInterrupted())
                .map(note -> note.formatted(results.size(), inOrder.size()));
        return Stream.of(
                        interrupted,
                        Notes.connection(settings),
                        tokens.notes(),
                        transport.notes(),
                        mask.note().stream(),
                        Notes.order(selected.identifiers(), settings.ids()),
                        Notes.refusals(inOrder))
                .flatMap(notes -> notes);
    }

    private static boolean isInterrupted() {
        return Thread.currentThread().isInterrupted();
    }

    private List<String> shell() {
        String tokenUrl = settings.base() + selected.tokenUrl();
        CurlCommand curl = new CurlCommand(settings.connection());
        return Stream.concat(
                        curl.variables().stream(),
                        tokens.clients().stream()
                                .flatMap(client ->
                                        curl.variables(client, credentials, tokenUrl, tokens.isInForm()).stream()))
                .toList();
    }

    private void prepare() throws CannotRun {
        if (selected.contracts().isEmpty()) {
            throw new CannotRun("there is no contract to run: no contract fits all options");
        }
        try (LaneExecutor executor = new LaneExecutor(() -> Parallelism.FEW)) {
            executor.runAll(tokens.clients(), tokens::acquire);
        }
        if (isInterrupted()) {
            throw new CannotRun("the run was interrupted");
        }
        tokens.requireAny();
        if (!tokens.hasFirst()) {
            return;
        }
        probe.requireLoaded();
        if (selected.operations().stream()
                .anyMatch(operation -> !operation.method().equals("GET"))) {
            probe.requireUnused();
        }
    }

    private void runAll() {
        List<Contract> contracts = new ArrayList<>(selected.contracts());
        settings.seed().ifPresent(seed -> Collections.shuffle(contracts, new Random(seed)));
        Map<Boolean, List<Contract>> byExpiry =
                contracts.stream().collect(Collectors.partitioningBy(TokenAcquisition::sendsExpired));
        try (LaneExecutor executor = new LaneExecutor(() -> settings.parallel().orElseGet(parallelism::size))) {
            executor.run(byExpiry.get(false), this::run);
            if (outages.outage().isEmpty()) {
                tokens.awaitExpiry(byExpiry.get(true));
            }
            executor.run(byExpiry.get(true), this::run);
        }
    }

    private void run(Contract contract) {
        if (isInterrupted()) {
            return;
        }
        ContractResult result = outages.outage()
                .or(() -> tokens.missing(contract))
                .map(reason -> ContractExecution.notRun(contract, reason))
                .orElseGet(() -> execution.run(contract, examples.contains(contract.id())));
        if (isInterrupted()) {
            // It may have ended early.
            return;
        }
        if (result.verdict() != Verdict.NOT_RUN) {
            outages.record(result);
        }
        results.put(contract.id(), result);
        synchronized (listener) {
            listener.finished(result);
        }
    }
}
