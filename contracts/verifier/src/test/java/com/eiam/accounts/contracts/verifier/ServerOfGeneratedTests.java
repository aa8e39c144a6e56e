package com.eiam.accounts.contracts.verifier;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the reference server once for all generated tests, asks for the clients' tokens, and stops it after the last. */
final class ServerOfGeneratedTests implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Aim.class;
    }

    @Override
    public Aim resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ServerOfGeneratedTests.class))
                .computeIfAbsent(Aim.class, type -> new Aim(), Aim.class);
    }

    /** The server, and tokens of its clients. */
    static final class Aim implements AutoCloseable {

        private final ContractSuite suite = ContractSuite.onClassPath();
        private final Credentials credentials = new Credentials(suite, Map.of());
        private final ReferenceServer server = new ReferenceServer();
        private final Tokens tokens = new Tokens(
                new Transport(Duration.ofSeconds(5), Duration.ofSeconds(30)),
                server.url() + suite.tokenUrl(),
                credentials,
                new Secrets(Set.of()),
                Clock.systemUTC());

        Aim() {
            suite.clients().forEach(client -> {
                try {
                    tokens.fetch(client.id());
                } catch (TransportFault | Tokens.Refused e) {
                    throw new IllegalStateException(e);
                }
            });
        }

        ReferenceServer server() {
            return server;
        }

        /** The credentials that stand for a contract's symbolic ones; a token that must have expired has. */
        String authorization(String symbolic) {
            ContractRequest request = credentials.mark(
                    new ContractRequest("GET", "/", Map.of("Authorization", symbolic), java.util.Optional.empty()));
            return Placeholder.replace(request.headers().get("Authorization"), placeholder -> {
                if (suite.client(placeholder.client())
                        .orElseThrow()
                        .tokenLifetime()
                        .isPresent()) {
                    Duration left = Duration.between(Instant.now(), tokens.expiry(placeholder.client()));
                    LockSupport.parkNanos(left.toNanos());
                }
                return tokens.value(placeholder);
            });
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
