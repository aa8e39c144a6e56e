package com.eiam.accounts.reference.management;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;

/** Health and metrics on the management port. */
class ManagementTest {

    private static final String METRICS = "/actuator/prometheus";

    private static RunningServer start(TestDatabase database) {
        List<String> properties = new ArrayList<>(database.empty());
        properties.add("--management.server.port=0");
        properties.add("--spring.datasource.hikari.connection-timeout=500");
        return RunningServer.startWithTestClock(properties);
    }

    @Test
    void thePortOfTheApiHasNoneOfIt() {
        try (RunningServer server = start(TestDatabase.H2)) {
            for (String path : List.of("/actuator", "/actuator/health", METRICS, "/actuator/audit?application=a")) {
                assertThat(server.get(path).code()).isEqualTo(TokenErrorCode.UNAUTHORIZED.code());
                assertThat(server.send(server.json(path).GET()).code()).isEqualTo(ErrorCode.HTTP_404.code());
            }
            assertThat(server.management().get("/").status()).isEqualTo(404);
            assertThat(server.management().get("/actuator/env").status()).isEqualTo(401);
        }
    }

    @Test
    void withoutItsDatabaseTheServerLivesAndIsNotReady() {
        try (RunningServer server = start(TestDatabase.POSTGRESQL)) {
            RunningServer management = server.management();
            assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
            assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(200);

            String name = server.sql()
                    .sql("select current_database()")
                    .query(String.class)
                    .single();
            TestDatabase.POSTGRESQL
                    .server()
                    .sql()
                    .sql("drop database " + name + " with (force)")
                    .update();

            Answer readiness = management.get("/actuator/health/readiness");
            assertThat(readiness.status()).isEqualTo(503);
            assertThat(readiness.text()).as("no details").doesNotContain(name);
            assertThat(management.get("/actuator/health/liveness").status()).isEqualTo(200);
        }
    }

    @Test
    void requestsAreCountedByOperationStatusAndCode() {
        try (RunningServer server = start(TestDatabase.H2)) {
            RunningServer management = server.management();
            Call.of("getAccount", CRM, ORPHAN).to(server);
            Call.of("getAccount", CRM, ORPHAN).to(server);
            Call.of("getAccount", WIKI, ORPHAN).to(server);
            server.askForToken("grant_type=client_credentials&client_id=sandbox&client_secret=no");
            // A request is counted after its answer has been sent.
            await().atMost(Durations.ONE_MINUTE).untilAsserted(() -> {
                String metrics = management.get(METRICS).text();
                assertCounted(metrics, "none", "issueToken", 200, 1);
                assertCounted(metrics, "none", "getAccount", 200, 2);
                assertCounted(metrics, ErrorCode.APP_ACCOUNT_0028.code(), "getAccount", 400, 1);
                assertCounted(metrics, TokenErrorCode.INVALID_CLIENT.code(), "issueToken", 401, 1);
            });

            long before = lines(management);
            IntStream.range(0, 50).forEach(i -> server.get("/unknown-" + i));
            IntStream.range(0, 50)
                    .forEach(i -> server.send(server.json("/unknown-" + i).method("M" + i, BodyPublishers.noBody())));

            await().atMost(Durations.ONE_MINUTE).untilAsserted(() -> {
                String metrics = management.get(METRICS).text();
                assertCounted(metrics, TokenErrorCode.UNAUTHORIZED.code(), "none", 401, 50);
                assertCounted(metrics, ErrorCode.HTTP_404.code(), "none", 404, 50);
            });
            // Two kinds of answers, each with a count, a sum, a maximum and ten buckets.
            assertThat(lines(management) - before).isEqualTo(2 * 13);
        }
    }

    private static long lines(RunningServer management) {
        return management
                .get(METRICS)
                .text()
                .lines()
                .filter(line -> line.startsWith("eiam_accounts_requests_"))
                .count();
    }

    private static void assertCounted(String metrics, String code, String operation, int status, int count) {
        assertThat(metrics.lines())
                .contains("eiam_accounts_requests_seconds_count{code=\"" + code + "\",operation=\"" + operation
                        + "\",status=\"" + status + "\"} " + count);
    }
}
