package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.verifier.check.ResponseCheck;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.credentials.SecretMask;
import com.eiam.accounts.contracts.verifier.http.CurlCommand;
import com.eiam.accounts.contracts.verifier.http.Exchanges;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run: tokens, a look at the tenant, then every selected contract once. Contracts with expired tokens come last. */
public final class VerificationRun {

    private final RunSettings settings;
    private final ContractSuite selected;
    private final VerificationListener listener;
    private final Clock clock;
    private final EnvironmentCredentials credentials;
    private final TokenAcquisition tokens;
    private final TenantProbe probe;
    private final ContractExecution execution;
    private final OutageDetector outages = new OutageDetector();
    private final Map<String, ContractResult> results = new ConcurrentHashMap<>();

    /**
     * A run.
     *
     * @param suite all contracts
     * @param listener is called while the contracts run
     */
    public VerificationRun(RunSettings settings, ContractSuite suite, VerificationListener listener, Clock clock) {
        this.settings = settings;
        this.selected = settings.operations().isEmpty() ? suite : suite.only(settings.operations());
        this.listener = listener;
        this.clock = clock;
        SecretMask mask = new SecretMask(suite.clients());
        this.credentials = new EnvironmentCredentials(suite.clients(), settings.clients(), mask);
        Transport transport = new Transport(settings.connectTimeout(), settings.timeout());
        this.tokens = new TokenAcquisition(
                settings,
                selected,
                new TokenEndpoint(transport, settings.base(), suite.tokenUrl(), credentials, clock),
                credentials,
                clock);
        Exchanges exchanges = new Exchanges(transport, settings.base(), settings.ids(), credentials, mask);
        ResponseCheck check = new ResponseCheck(suite);
        this.probe = new TenantProbe(suite, exchanges, check);
        this.execution = new ContractExecution(exchanges, check, settings.ids(), mask);
    }

    /** Runs the contracts. It never throws because of the server. */
    public VerificationReport run() {
        Instant started = clock.instant();
        Optional<String> problem = Optional.empty();
        try (LaneExecutor executor = new LaneExecutor(settings.parallel())) {
            prepare(executor);
            listener.started(selected.contracts().size());
            runAll(executor);
        } catch (CannotRun e) {
            problem = Optional.of(e.getMessage());
        }
        String reason = problem.map(why -> "not run: " + why).orElse("not run");
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
                problem,
                Stream.concat(Notes.order(selected.identifiers(), settings.ids()), Notes.refusals(inOrder))
                        .toList(),
                shell());
    }

    private List<String> shell() {
        String tokenUrl = settings.base() + selected.tokenUrl();
        return tokens.clients().stream()
                .flatMap(client -> CurlCommand.variables(client, credentials, tokenUrl).stream())
                .toList();
    }

    private void prepare(LaneExecutor executor) throws CannotRun {
        if (selected.contracts().isEmpty()) {
            throw new CannotRun("there is no contract to run");
        }
        executor.all(tokens.tasks());
        probe.requireLoaded();
        if (selected.operations().stream()
                .anyMatch(operation -> !operation.method().equals("GET"))) {
            probe.requireUnused();
        }
    }

    private void runAll(LaneExecutor executor) throws CannotRun {
        List<Contract> contracts = new ArrayList<>(selected.contracts());
        settings.seed().ifPresent(seed -> Collections.shuffle(contracts, new Random(seed)));
        Map<Boolean, List<Contract>> byExpiry =
                contracts.stream().collect(Collectors.partitioningBy(TokenAcquisition::sendsExpired));
        executor.run(byExpiry.get(false), this::run);
        if (outages.outage().isEmpty()) {
            tokens.awaitExpiry(byExpiry.get(true));
        }
        executor.run(byExpiry.get(true), this::run);
    }

    private void run(Contract contract) {
        ContractResult result = outages.outage()
                .map(reason -> ContractExecution.notRun(contract, reason))
                .orElseGet(() -> execution.run(contract));
        if (result.verdict() != Verdict.NOT_RUN) {
            outages.record(result);
        }
        results.put(contract.id(), result);
        synchronized (listener) {
            listener.finished(result);
        }
    }
}
