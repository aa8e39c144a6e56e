package com.eiam.accounts.reference.limit;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.LimitedServer;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What callers may do how often, on a server with small limits and a clock that stands still. */
class LimitsTest {

    private static RunningServer server;
    private static TestClock clock;

    @BeforeAll
    static void start() {
        server = LimitedServer.start(
                "--eiam.accounts.limits.failed-tokens-per-client=5",
                "--eiam.accounts.limits.failed-tokens-per-address=8",
                "--eiam.accounts.limits.requests-per-second=3");
        clock = server.bean(TestClock.class);
        clock.stop(Instant.now());
        server.token("sandbox");
        server.token("sandbox-reader");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void waitUntilNothingCounts() {
        clock.forward(Duration.ofMinutes(1));
    }

    private static Answer ask(String client, String secret) {
        return server.askForToken("grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret);
    }

    private static void fail(String client, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(ask(client, "wrong").status()).isEqualTo(401);
        }
    }

    private static void assertTooMany(Answer answer, String retryAfter) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(429);
        assertThat(answer.code()).isEqualTo("HTTP.429");
        assertThat(answer.header("Retry-After")).isEqualTo(retryAfter);
    }

    @Test
    void wrongSecretsOfAClientAreLimited() {
        fail("sandbox", 5);

        assertTooMany(ask("sandbox", "wrong"), "12");
        assertTooMany(ask("sandbox", "sandbox-secret"), "12");
        assertThat(ask("sandbox-reader", "sandbox-secret").status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(12));
        assertThat(ask("sandbox", "sandbox-secret").status()).isEqualTo(200);
    }

    @Test
    void aForgedAddressIsNotBelieved() {
        fail("sandbox", 5);

        assertTooMany(
                server.askForToken(
                        "grant_type=client_credentials&client_id=sandbox&client_secret=wrong",
                        "X-Forwarded-For",
                        "192.0.2.1",
                        "Forwarded",
                        "for=192.0.2.1"),
                "12");
    }

    @Test
    void wrongSecretsOfManyClientsAreLimitedForTheirAddress() {
        for (int i = 0; i < 8; i++) {
            fail("nobody-" + i, 1);
        }

        assertTooMany(ask("nobody-9", "wrong"), "8");
    }

    @Test
    void rightSecretsAreNotLimited() {
        for (int i = 0; i < 20; i++) {
            assertThat(ask("sandbox", "sandbox-secret").status()).isEqualTo(200);
            assertThat(server.askForToken("grant_type=password&client_id=sandbox&client_secret=sandbox-secret")
                            .code())
                    .isEqualTo("unsupported_grant_type");
        }
    }

    @Test
    void wrongSecretsAtTheSameTimeAreLimitedBeforeTheyAreChecked() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(20);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(callers.submit(() -> ask("sandbox", "wrong")));
            }
            int checked = 0;
            for (Future<Answer> answer : answers) {
                checked += answer.get().status() == 401 ? 1 : 0;
            }
            assertThat(checked).isEqualTo(5);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void theRequestsOfAClientAreLimited() {
        Call read = Call.of("getAccount", CRM, ORPHAN);
        for (int i = 0; i < 3; i++) {
            assertThat(read.to(server).status()).isEqualTo(200);
        }

        assertTooMany(read.to(server), "1");
        assertThat(read.client("sandbox-reader").to(server).status()).isEqualTo(200);
        clock.forward(Duration.ofSeconds(1));
        assertThat(read.to(server).status()).isEqualTo(200);
    }
}
