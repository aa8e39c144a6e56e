package com.eiam.accounts.reference.token;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.TokenErrorCode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** How long a token is good, on a server whose clock the test sets. */
class TokenExpiryTest {

    private static final MovableClock CLOCK = new MovableClock();

    private final RunningServer server = RunningServer.start(TestDatabase.H2.empty(), Clocks.class);

    @AfterEach
    void stop() {
        server.close();
    }

    private Answer call(String token) {
        Spec.Operation read = Spec.operation("getAccount");
        return server.send(server.request(RunningServer.path(read.path(), CRM, ORPHAN))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    @ParameterizedTest
    @CsvSource({"sandbox, 1800", "sandbox-brief, 1"})
    void aTokenIsGoodUntilItsLastSecondIsOver(String client, long seconds) {
        CLOCK.set(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        String token = server.token(client);

        CLOCK.forward(Duration.ofSeconds(seconds).minusMillis(1));
        Answer before = call(token);
        CLOCK.forward(Duration.ofMillis(1));
        Answer after = call(token);

        assertThat(before.status()).as(before.text()).isEqualTo(200);
        assertThat(after.status()).as(after.text()).isEqualTo(TokenErrorCode.INVALID_TOKEN.status());
        assertThat(after.code()).isEqualTo(TokenErrorCode.INVALID_TOKEN.code());
        assertThat(after.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void aTokenThatAReplicaWithAFasterClockHasIssuedIsGood() {
        CLOCK.set(Instant.now().plusSeconds(50));
        String token = server.token("sandbox");
        CLOCK.set(Instant.now());

        assertThat(call(token).status()).isEqualTo(200);
    }

    @Configuration(proxyBeanMethods = false)
    static class Clocks {

        @Bean
        @Primary
        Clock movableClock() {
            return CLOCK;
        }
    }

    private static final class MovableClock extends Clock {

        private volatile Instant now = Instant.now();

        void set(Instant time) {
            now = time;
        }

        void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
