package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.verifier.credentials.AccessToken;
import com.eiam.accounts.contracts.verifier.credentials.ClientAuthentication;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.http.ClientTokens;
import com.eiam.accounts.contracts.verifier.http.Pause;
import com.eiam.accounts.contracts.verifier.http.TokenEndpoint;
import com.eiam.accounts.contracts.verifier.http.TransportFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Function;
import java.util.stream.Stream;

/** Gets the tokens that contracts send, and waits until those have expired that must have. */
final class TokenAcquisition {

    /** The longest lifetime of a token that a run waits for, in seconds. */
    private static final int MAX_WAIT = 10;

    private final RunSettings settings;
    private final ContractSuite suite;
    private final ClientTokens tokens;
    private final EnvironmentCredentials credentials;
    private final Clock clock;

    /** Why a client has no token, by client. */
    private final Map<String, String> missing = new ConcurrentHashMap<>();

    /** Why no contract can run, by the client whose token was requested. */
    private final Map<String, String> obstacles = new ConcurrentHashMap<>();

    private volatile boolean isAnyIssued;

    private final Set<String> notes = new ConcurrentSkipListSet<>();
    private final Set<String> repeats = new ConcurrentSkipListSet<>();

    TokenAcquisition(
            RunSettings settings,
            ContractSuite suite,
            ClientTokens tokens,
            EnvironmentCredentials credentials,
            Clock clock) {
        this.settings = settings;
        this.suite = suite;
        this.tokens = tokens;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** The clients whose tokens are sent. The first one reads whether the contract tenant is loaded. */
    List<String> clients() {
        return Stream.concat(Stream.of(first()), suite.contracts().stream().flatMap(TokenAcquisition::clients))
                .distinct()
                .toList();
    }

    /** The clients whose tokens a contract sends. */
    private static Stream<String> clients(Contract contract) {
        return Stream.concat(
                        Stream.of(contract.request()), contract.then().stream().map(Contract.FollowUp::request))
                .flatMap(request -> request.credentials().stream())
                .filter(sent -> sent.kind().isToken())
                .map(Credentials::client);
    }

    private String first() {
        return suite.clients().get(0).clientId();
    }

    static boolean sendsExpired(Contract contract) {
        return contract.request()
                .credentials()
                .filter(sent -> sent.kind() == Credentials.Kind.EXPIRED_TOKEN)
                .isPresent();
    }

    /** Stops the run if there is an obstacle, or if the server has issued no token at all. */
    void requireAny() throws CannotRun {
        Optional<String> obstacle = clients().stream()
                .flatMap(client -> Stream.ofNullable(obstacles.get(client)))
                .findFirst();
        if (obstacle.isPresent() || !isAnyIssued) {
            throw new CannotRun(obstacle.orElseGet(() -> missing.get(first())));
        }
    }

    /** Whether the client with all permissions has a token. */
    boolean hasFirst() {
        return !missing.containsKey(first());
    }

    /** Why a contract cannot run: a token that it sends is missing. */
    Optional<String> missing(Contract contract) {
        return clients(contract)
                .flatMap(client -> Stream.ofNullable(missing.get(client)))
                .map(problem -> "not run: " + problem)
                .findFirst();
    }

    /** How the token endpoint is wrong, though there are tokens. */
    Stream<String> notes() {
        return Stream.of(notes.stream().limit(1), repeats.stream().limit(1), tokens.note().stream())
                .flatMap(Function.identity());
    }

    /** Whether most clients get their tokens with credentials in the form. */
    boolean isInForm() {
        return settings.authentication()
                        .filter(ClientAuthentication.FORM::equals)
                        .isPresent()
                || !notes.isEmpty();
    }

    /** Waits until the tokens that contracts send have expired. */
    void awaitExpiry(List<Contract> contracts) {
        Instant expired = contracts.stream()
                .filter(contract -> missing(contract).isEmpty())
                .flatMap(contract -> contract.request().credentials().stream())
                .flatMap(sent -> Stream.ofNullable(credentials.kept(sent.client())))
                .map(AccessToken::expiry)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        try {
            // The token is real, and its server lets it expire by its own clock.
            Thread.sleep(Math.max(0, Duration.between(clock.instant(), expired).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Requests a client's token, or remembers why there is none. */
    void acquire(String client) {
        Optional<Integer> lifetime = suite.client(client).flatMap(Client::tokenLifetime);
        if (lifetime.isPresent() && settings.expiredToken().isPresent()) {
            credentials.keep(client, new AccessToken(settings.expiredToken().get(), 0, clock.instant()));
            return;
        }
        try {
            AccessToken token = token(client);
            isAnyIssued = true;
            if (lifetime.isPresent() && token.seconds() == AccessToken.UNKNOWN) {
                token = new AccessToken(token.value(), lifetime.get(), token.received());
            }
            if (lifetime.isPresent()
                    && token.seconds() > MAX_WAIT
                    && !token.value().equals(client)) {
                missing.put(
                        client,
                        "the client %s gets tokens that live for %d s; give it a lifetime of %d s, or pass --expired-token"
                                .formatted(client, token.seconds(), lifetime.get()));
            }
            credentials.keep(client, token);
        } catch (TransportFault e) {
            String advice = e.getMessage().contains("--url") ? "" : "; check --url";
            obstacles.put(client, settings.server() + " " + e.getMessage() + advice);
        } catch (TokenEndpoint.Refused e) {
            // Credentials that somebody named are wrong. Others may be right, and the token endpoint is wrong.
            boolean isWrong = e.isInvalidClient() && settings.clients().containsKey(client);
            (isWrong ? obstacles : missing).put(client, problem(client, e));
        }
    }

    /** A token by the stated way to authenticate, or else by the one of the two standard ones that works. */
    private AccessToken token(String client) throws TokenEndpoint.Refused, TransportFault {
        if (settings.authentication().isPresent()) {
            boolean inForm = settings.authentication().get() == ClientAuthentication.FORM;
            return tokens.issue(client, inForm ? Credentials.Kind.FORM : Credentials.Kind.BASIC);
        }
        try {
            return inHeader(client);
        } catch (TokenEndpoint.Refused refusal) {
            try {
                AccessToken token = tokens.issue(client, Credentials.Kind.FORM);
                notes.add(
                        "no token for credentials in the header (%s), but for credentials in the form; --client-auth form uses the form"
                                .formatted(refusal.getMessage()));
                return token;
            } catch (TokenEndpoint.Refused e) {
                throw refusal;
            }
        }
    }

    /** A gateway that is starting or busy may answer otherwise after a second. */
    private AccessToken inHeader(String client) throws TokenEndpoint.Refused, TransportFault {
        try {
            return tokens.issue(client, Credentials.Kind.BASIC);
        } catch (TokenEndpoint.Refused refusal) {
            if (!refusal.isOfGateway()) {
                throw refusal;
            }
            Pause.of(Duration.ofSeconds(1));
            AccessToken token = tokens.issue(client, Credentials.Kind.BASIC);
            repeats.add("the first request for a token was answered with " + refusal.getMessage());
            return token;
        }
    }

    private String problem(String client, TokenEndpoint.Refused refusal) {
        String id = credentials.clientId(Credentials.of(Credentials.Kind.BASIC, client));
        return "no token: the client %s was answered with %s; %s"
                .formatted(
                        id.equals(client) ? client : client + " (" + id + ")",
                        refusal.getMessage(),
                        advice(client, refusal));
    }

    private String advice(String client, TokenEndpoint.Refused refusal) {
        if (!refusal.isInvalidClient()) {
            return "check --url; if a gateway answered, pass what it wants with --header or --header-env";
        }
        return client.equals(first())
                ? "check --client-id, the secret and --client-auth"
                : "load the contract tenant, or name the client's credentials with --ids";
    }
}
