package com.eiam.accounts.contracts.verifier.run;

import com.eiam.accounts.contracts.model.Client;
import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.Credentials;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.contracts.verifier.credentials.AccessToken;
import com.eiam.accounts.contracts.verifier.credentials.EnvironmentCredentials;
import com.eiam.accounts.contracts.verifier.http.TokenEndpoint;
import com.eiam.accounts.contracts.verifier.http.TransportFault;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** Gets the tokens that contracts send, and waits until those have expired that must have. */
final class TokenAcquisition {

    /** The longest lifetime of a token that a run waits for, in seconds. */
    private static final int MAX_WAIT = 10;

    private final RunSettings settings;
    private final ContractSuite suite;
    private final TokenEndpoint endpoint;
    private final EnvironmentCredentials credentials;
    private final Clock clock;

    /** The tokens for the selected contracts. */
    TokenAcquisition(
            RunSettings settings,
            ContractSuite suite,
            TokenEndpoint endpoint,
            EnvironmentCredentials credentials,
            Clock clock) {
        this.settings = settings;
        this.suite = suite;
        this.endpoint = endpoint;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** The clients whose tokens are sent. The first one reads whether the contract tenant is loaded. */
    List<String> clients() {
        Stream<Request> requests = suite.contracts().stream()
                .flatMap(contract -> Stream.concat(
                        Stream.of(contract.request()), contract.then().map(Contract.FollowUp::request).stream()));
        return Stream.concat(
                        Stream.of(first()),
                        requests.flatMap(request -> request.credentials().stream())
                                .filter(sent -> sent.kind().isToken())
                                .map(Credentials::client))
                .distinct()
                .toList();
    }

    private String first() {
        return suite.clients().get(0).clientId();
    }

    /** A task for each token. */
    List<Callable<Void>> tasks() {
        return clients().stream()
                .<Callable<Void>>map(client -> () -> {
                    credentials.keep(client, token(client));
                    return null;
                })
                .toList();
    }

    static boolean sendsExpired(Contract contract) {
        return contract.request()
                .credentials()
                .filter(sent -> sent.kind() == Credentials.Kind.EXPIRED_TOKEN)
                .isPresent();
    }

    /** Waits until the tokens that contracts send have expired. */
    void awaitExpiry(List<Contract> contracts) throws CannotRun {
        Instant expired = contracts.stream()
                .flatMap(contract -> contract.request().credentials().stream())
                .map(sent -> credentials.kept(sent.client()).expiry())
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        try {
            // The token is real, and its server lets it expire by its own clock.
            Thread.sleep(Math.max(0, Duration.between(clock.instant(), expired).toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CannotRun("the run was interrupted");
        }
    }

    private AccessToken token(String client) throws CannotRun {
        Optional<Integer> lifetime = suite.client(client).flatMap(Client::tokenLifetime);
        if (lifetime.isPresent() && settings.expiredToken().isPresent()) {
            return new AccessToken(settings.expiredToken().get(), 0, clock.instant());
        }
        try {
            AccessToken token = endpoint.issue(client);
            if (lifetime.isPresent()
                    && token.seconds() > MAX_WAIT
                    && !token.value().equals(client)) {
                throw new CannotRun(
                        "the client %s gets tokens that live for %d s: give it a lifetime of %d s, or pass --expired-token"
                                .formatted(client, token.seconds(), lifetime.get()));
            }
            return token;
        } catch (TransportFault e) {
            throw new CannotRun("%s %s; check --url".formatted(settings.server(), e.getMessage()));
        } catch (TokenEndpoint.Refused e) {
            String id = credentials.clientId(Credentials.of(Credentials.Kind.BASIC, client));
            throw new CannotRun("no token: the client %s was answered with %s; %s"
                    .formatted(
                            id.equals(client) ? client : client + " (" + id + ")",
                            e.getMessage(),
                            client.equals(first())
                                    ? "check --client-id and the secret"
                                    : "load the contract tenant, or name the client's credentials with --ids"));
        }
    }
}
