package com.eiam.accounts.reference.crash;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed under load, and comes back. */
class DatabaseCrashTest {

    private static final int CALLERS = 8;
    private static final int ACCOUNTS = 100;
    private static final Duration BACK = Duration.ofSeconds(5);

    @TempDir
    private Path data;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void nothingAcknowledgedIsLostAndTheServerServesAgain() throws Exception {
        EmbeddedPostgres postgres = start(0);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (RunningServer server = RunningServer.start(List.of(
                "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                "--spring.datasource.username=postgres",
                "--spring.datasource.hikari.connection-timeout=500"))) {
            List<String> before = Consistency.accounts(server);
            server.token("sandbox");
            List<? extends Future<?>> running = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> create(server, caller)))
                    .toList();
            for (int round = 0; round < 3; round++) {
                int created = acknowledged.size();
                await(() -> acknowledged.size() >= created + ACCOUNTS);
                int refusals = refused.get();
                kill(postgres);
                await(() -> refused.get() > refusals + CALLERS);

                postgres = start(postgres.getPort());

                Instant back = Instant.now();
                int after = acknowledged.size();
                await(() -> acknowledged.size() > after);
                assertThat(Duration.between(back, Instant.now())).isLessThan(BACK);
            }
            done.set(true);
            for (Future<?> caller : running) {
                caller.get();
            }

            assertThat(wrong).isEmpty();
            Consistency.check(server, before, acknowledged);
        } finally {
            done.set(true);
            callers.shutdown();
            postgres.close();
        }
    }

    private void create(RunningServer server, int caller) {
        for (int i = 0; !done.get(); i++) {
            String body = "{\"account_name\":\"n-" + caller + "-" + i + "\"}";
            Answer answer = server.call("createOrphanAccount", CRM, "", body);
            if (answer.status() == 201) {
                acknowledged.add(answer.json().path("account_id").stringValue());
            } else if (answer.status() == 503 && !answer.header("Retry-After").isEmpty()) {
                refused.incrementAndGet();
            } else {
                wrong.add(answer.status() + " " + answer.text());
            }
        }
    }

    private void await(BooleanSupplier reached) {
        Instant end = Instant.now().plusSeconds(60);
        while (!reached.getAsBoolean()) {
            assertThat(wrong).isEmpty();
            assertThat(Instant.now())
                    .as("%s created, %s refused", acknowledged.size(), refused)
                    .isBefore(end);
            Thread.onSpinWait();
        }
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Tests have it off for speed, and then a crash loses the last transactions.
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** Kills all its processes, as {@code kill -9} does. */
    private void kill(EmbeddedPostgres postgres) throws IOException {
        long pid = Long.parseLong(
                Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        children.forEach(child -> child.onExit().join());
        // It has nothing more to stop, and gives up its lock on the data.
        postgres.close();
    }
}
