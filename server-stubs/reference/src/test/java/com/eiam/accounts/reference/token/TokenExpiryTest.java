package com.eiam.accounts.reference.token;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestClock;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.TokenErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lifetime of tokens, on a server whose clock the test sets. */
class TokenExpiryTest {

    private final RunningServer server = TestDatabase.H2.server();
    private final TestClock clock = server.bean(TestClock.class);

    @AfterEach
    void runTheClock() {
        clock.run();
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
        clock.stop(Instant.now().truncatedTo(ChronoUnit.SECONDS));
        String token = server.newToken(client);

        clock.forward(Duration.ofSeconds(seconds).minusMillis(1));
        Answer before = call(token);
        clock.forward(Duration.ofMillis(1));
        Answer after = call(token);

        assertThat(before.status()).as(before.text()).isEqualTo(200);
        assertThat(after.status()).as(after.text()).isEqualTo(TokenErrorCode.INVALID_TOKEN.status());
        assertThat(after.code()).isEqualTo(TokenErrorCode.INVALID_TOKEN.code());
        assertThat(after.header("WWW-Authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
    }

    @Test
    void aTokenOfAReplicaWithAFasterClockIsGood() {
        clock.stop(Instant.now().plusSeconds(50));
        String token = server.newToken("sandbox");
        clock.stop(Instant.now());

        assertThat(call(token).status()).isEqualTo(200);
    }
}
