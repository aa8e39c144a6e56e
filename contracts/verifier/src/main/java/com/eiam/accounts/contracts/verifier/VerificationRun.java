package com.eiam.accounts.contracts.verifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run: tokens, a look at the tenant, every selected contract once, those of expired tokens last. */
final class VerificationRun {

    /** The longest lifetime of a token that a run waits for, seconds. */
    private static final int MAX_WAIT = 10;

    private final Settings settings;
    private final ContractSuite all;
    private final ContractSuite selected;
    private final VerificationListener listener;
    private final Clock clock;
    private final Credentials credentials;
    private final Tokens tokens;
    private final Exchanges exchanges;
    private final TenantProbe probe;
    private final Answering answering = new Answering();
    private final Map<String, ContractResult> results = new ConcurrentHashMap<>();

    VerificationRun(Settings settings, ContractSuite suite, VerificationListener listener, Clock clock) {
        this.settings = settings;
        this.listener = listener;
        this.clock = clock;
        IdMapping mapping = new IdMapping(settings.ids());
        this.all = suite.withContracts(suite.contracts().stream().map(mapping::apply));
        this.selected = all.only(settings.operations());
        this.credentials = new Credentials(suite, settings.clients());
        Secrets secrets =
                new Secrets(suite.clients().stream().map(ContractClient::id).collect(Collectors.toSet()));
        Transport transport = new Transport(settings.connectTimeout(), settings.timeout());
        this.tokens = new Tokens(transport, settings.base() + suite.tokenUrl(), credentials, secrets, clock);
        AnswerCheck check = new AnswerCheck(all);
        this.exchanges = new Exchanges(transport, settings.base(), credentials, tokens, secrets, check);
        this.probe = new TenantProbe(all, exchanges, check);
    }

    VerificationReport run() {
        Instant started = clock.instant();
        Optional<String> problem = Optional.empty();
        try (Crew crew = new Crew(settings.parallel())) {
            prepare(crew);
            listener.started(selected.contracts().size());
            runAll(crew);
        } catch (CannotRun e) {
            problem = Optional.of(e.getMessage());
        }
        String reason = problem.map(why -> "not run: " + why).orElse("not run");
        List<ContractResult> inOrder = selected.contracts().stream()
                .map(contract -> results.getOrDefault(contract.id(), ContractResult.notRun(contract, reason)))
                .toList();
        return new VerificationReport(
                all.title(),
                all.version(),
                settings.server(),
                settings.seed(),
                started,
                Duration.between(started, clock.instant()),
                selected.operations(),
                inOrder,
                problem,
                warnings(inOrder),
                clients().stream()
                        .flatMap(client ->
                                CurlCommand.variables(client, credentials, settings.base() + all.tokenUrl()).stream())
                        .toList());
    }

    private void prepare(Crew crew) throws CannotRun {
        if (selected.contracts().isEmpty()) {
            throw new CannotRun("there is no contract to run");
        }
        List<Callable<Void>> tasks = new ArrayList<>();
        for (String client : clients()) {
            tasks.add(() -> {
                obtain(client);
                return null;
            });
        }
        crew.all(tasks);
        probe.loaded();
        if (selected.operations().stream()
                .anyMatch(operation -> !operation.method().equals("GET"))) {
            probe.unused();
        }
    }

    /** The clients whose tokens are needed; first the one whose credentials a user names. */
    private Set<String> clients() {
        Set<String> needed = new TreeSet<>();
        needed.add(all.clients().get(0).id());
        selected.contracts().stream()
                .flatMap(contract ->
                        Stream.concat(Stream.of(contract.request()), contract.then().map(FollowUp::request).stream()))
                .map(Credentials::bearer)
                .filter(client -> all.client(client).isPresent())
                .forEach(needed::add);
        return needed;
    }

    private void obtain(String client) throws CannotRun {
        Optional<ContractClient> brief =
                all.client(client).filter(known -> known.tokenLifetime().isPresent());
        if (brief.isPresent() && settings.expiredToken().isPresent()) {
            tokens.keep(client, new AccessToken(settings.expiredToken().get(), 0, clock.instant()));
            return;
        }
        try {
            AccessToken token = tokens.fetch(client);
            if (brief.isPresent()
                    && token.seconds() > MAX_WAIT
                    && !token.value().equals(client)) {
                throw new CannotRun(
                        "the client %s gets tokens that live for %d s: give it a lifetime of %d s, or pass --expired-token"
                                .formatted(
                                        client,
                                        token.seconds(),
                                        brief.get().tokenLifetime().getAsInt()));
            }
        } catch (TransportFault e) {
            throw new CannotRun("%s %s; check --url".formatted(settings.server(), e.getMessage()));
        } catch (Tokens.Refused e) {
            boolean named = client.equals(all.clients().get(0).id());
            throw new CannotRun("no token: %s; %s"
                    .formatted(
                            e.getMessage(),
                            named
                                    ? "check --client-id and the secret"
                                    : "load the contract tenant, or name the client's credentials with --ids"));
        }
    }

    private void runAll(Crew crew) throws CannotRun {
        List<Contract> contracts = new ArrayList<>(selected.contracts());
        settings.seed().ifPresent(seed -> Collections.shuffle(contracts, new Random(seed)));
        Map<Boolean, List<Contract>> byExpiry = contracts.stream()
                .collect(Collectors.partitioningBy(contract -> brief(contract).isPresent()));
        crew.run(byExpiry.get(false), this::run);
        if (!byExpiry.get(true).isEmpty()) {
            awaitExpiry(byExpiry.get(true));
            crew.run(byExpiry.get(true), this::run);
        }
    }

    private Optional<ContractClient> brief(Contract contract) {
        return all.client(Credentials.bearer(contract.request()))
                .filter(client -> client.tokenLifetime().isPresent());
    }

    private void awaitExpiry(List<Contract> contracts) throws CannotRun {
        Instant expired = contracts.stream()
                .map(contract -> tokens.expiry(brief(contract).orElseThrow().id()))
                .max(Instant::compareTo)
                .orElseThrow();
        long millis = Duration.between(clock.instant(), expired).toMillis();
        if (millis > 0 && answering.stopped().isEmpty()) {
            try {
                // The token is a real one, and its server lets it expire by a clock of its own.
                Thread.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new CannotRun("the run was interrupted");
            }
        }
    }

    private void run(Contract contract) {
        ContractExecution execution = new ContractExecution(exchanges);
        ContractResult result = answering
                .stopped()
                .map(reason -> ContractResult.notRun(contract, reason))
                .orElseGet(() -> execution.run(contract));
        if (result.verdict() != Verdict.NOT_RUN) {
            answering.note(result);
        }
        results.put(contract.id(), result);
        synchronized (listener) {
            listener.finished(result);
        }
    }

    private List<String> warnings(List<ContractResult> inOrder) {
        List<String> warnings = new ArrayList<>(new IdMapping(settings.ids()).warnings(all.identifiers()));
        long refused = inOrder.stream()
                .filter(result -> result.verdict() == Verdict.BROKEN
                        && result.expected().code().isEmpty())
                .filter(result -> result.steps().stream()
                        .flatMap(step -> step.answer().stream())
                        .anyMatch(answer -> answer.status() / 100 == 4))
                .count();
        if (refused > 0) {
            warnings.add(
                    ("%d contracts that should succeed were refused; if the contract tenant was changed before the run,"
                                    + " load it afresh (--reset-url, --reset-command)")
                            .formatted(refused));
        }
        return warnings;
    }
}
