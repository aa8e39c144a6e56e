package com.eiam.accounts.reference.management;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.ServerProcess;
import com.eiam.accounts.reference.TestDatabase;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionOperations;

/** A process that an operator asks to end. */
class ShutdownTest {

    private static final int SIGTERM_EXIT_CODE = 128 + 15;

    @Test
    void requestsInFlightAreAnsweredAndReadinessIsDownFirst() throws Exception {
        List<String> database = TestDatabase.POSTGRESQL.empty();
        List<String> properties = new ArrayList<>(database);
        properties.add("--management.server.port=0");
        properties.add("--eiam.accounts.shutdown-delay=10s");
        try (RunningServer other = RunningServer.start(database);
                ServerProcess process = ServerProcess.start(properties)) {
            RunningServer server = process.server();
            RunningServer management = process.management();
            Call change = Call.of("disableAccount", CRM, ORPHAN);
            Call read = Call.of("getAccount", CRM, ORPHAN);
            assertThat(read.to(server).status()).isEqualTo(200);
            assertThat(management.get("/actuator/health/readiness").status()).isEqualTo(200);

            Answer inFlight = other.bean(TransactionOperations.class)
                    .execute(transaction -> {
                        // The change waits for this lock until the server accepts nothing more.
                        other.row("select account_id from account where account_id = ? for update", ORPHAN);
                        CompletableFuture<Answer> waiting = CompletableFuture.supplyAsync(() -> change.to(server));
                        awaitLock(other);

                        process.stop();

                        await().atMost(Durations.ONE_MINUTE)
                                .until(() -> management
                                                .get("/actuator/health/readiness")
                                                .status()
                                        != 200);
                        assertThat(read.to(server).status())
                                .as("after readiness")
                                .isEqualTo(200);
                        awaitEnd(read, server);
                        assertThat(waiting).isNotDone();
                        return waiting;
                    })
                    .join();

            assertThat(inFlight.status()).as(inFlight.text()).isEqualTo(200);
            assertThat(process.exitCode()).isEqualTo(SIGTERM_EXIT_CODE);
            assertThat(other.account(ORPHAN)).containsEntry("disabled", true);
        }
    }

    private static void awaitLock(RunningServer database) {
        await().atMost(Durations.ONE_MINUTE)
                .until(() -> database.sql()
                                .sql("select count(*) from pg_stat_activity where datname = current_database()"
                                        + " and wait_event_type = 'Lock'")
                                .query(Integer.class)
                                .single()
                        > 0);
    }

    private static void awaitEnd(Call read, RunningServer server) {
        await().atMost(Durations.ONE_MINUTE).until(() -> {
            try {
                return read.to(server).status() != 200;
            } catch (UncheckedIOException noConnection) {
                return true;
            }
        });
    }
}
