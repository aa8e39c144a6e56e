package com.eiam.accounts.reference.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.TestDatabase;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * The time of a refusal does not show which clients exist: nearly all of it is one hash, and each refusal makes one.
 * The test counts hashes, since time depends on the machine.
 */
class UnknownClientTest {

    private static RunningServer server;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestDatabase.H2.empty(), HashCount.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sandbox", "sandbox-brief", "no-such-client", "SANDBOX", "sandbox%20"})
    void eachRefusalMakesOneHash(String client) {
        AtomicInteger hashes = server.bean(HashCount.class).hashes;
        int before = hashes.get();

        assertThat(server.askForToken(TokenTest.GRANT + "&client_id=" + client + "&client_secret=wrong")
                        .code())
                .isEqualTo("invalid_client");

        assertThat(hashes.get() - before).isOne();
    }

    /** Counts the hashes that the server's own encoder makes. */
    static final class HashCount implements BeanPostProcessor {

        private final AtomicInteger hashes = new AtomicInteger();

        @Override
        public Object postProcessAfterInitialization(Object bean, String name) {
            return bean instanceof PasswordEncoder encoder ? new Counted(encoder, hashes) : bean;
        }
    }

    private record Counted(PasswordEncoder encoder, AtomicInteger hashes) implements PasswordEncoder {

        @Override
        public String encode(CharSequence secret) {
            hashes.incrementAndGet();
            return encoder.encode(secret);
        }

        @Override
        public boolean matches(CharSequence secret, String hash) {
            hashes.incrementAndGet();
            return encoder.matches(secret, hash);
        }
    }
}
