package com.eiam.accounts.reference.crash;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is killed under load from two replicas, and comes back. */
class DatabaseCrashTest {

    private static final int CALLERS = 8;
    private static final int ACCOUNTS = 100;
    private static final int KILLS = 3;
    private static final Duration BACK = Duration.ofSeconds(5);

    @TempDir
    private Path data;

    private final List<RunningServer> replicas = new ArrayList<>();
    private final Map<RunningServer, Set<String>> acknowledged = new ConcurrentHashMap<>();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void nothingAcknowledgedIsLostAndBothReplicasServeAgain() throws Exception {
        EmbeddedPostgres postgres = start(0);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try {
            for (int replica = 0; replica < 2; replica++) {
                replicas.add(RunningServer.start(List.of(
                        "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.hikari.connection-timeout=500")));
            }
            replicas.forEach(replica -> acknowledged.put(replica, ConcurrentHashMap.newKeySet()));
            List<String> before = Consistency.accounts(replicas.get(0));
            replicas.forEach(replica -> replica.token("sandbox"));
            List<? extends Future<?>> running = IntStream.range(0, CALLERS)
                    .mapToObj(caller -> callers.submit(() -> create(caller)))
                    .toList();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitAccounts(ACCOUNTS);
                int refusals = refused.get();
                kill(postgres);
                waitUntil(() -> refused.get() > refusals + CALLERS);

                postgres = start(postgres.getPort());

                Instant back = Instant.now();
                awaitAccounts(1);
                assertThat(Duration.between(back, Instant.now())).isLessThan(BACK);
            }
            done.set(true);
            for (Future<?> caller : running) {
                caller.get();
            }

            assertThat(wrong).isEmpty();
            List<String> all =
                    acknowledged.values().stream().flatMap(Set::stream).toList();
            Consistency.check(replicas.get(0), before, all);
            // Each creation was repeated until it was acknowledged, and created one account.
            assertThat(Consistency.accounts(replicas.get(1))).hasSize(before.size() + all.size());
        } finally {
            done.set(true);
            callers.shutdown();
            replicas.forEach(RunningServer::close);
            postgres.close();
        }
    }

    /** Creates accounts at the replicas in turn. A refused creation is repeated with its key at the other replica. */
    private void create(int caller) {
        for (int i = 0; !done.get(); i++) {
            int replica = caller + i;
            String name = '"' + "n-" + caller + "-" + i + '"';
            while (!create(replicas.get(replica % replicas.size()), name)) {
                replica++;
            }
        }
    }

    private boolean create(RunningServer replica, String name) {
        Answer answer = replica.createOrphan(CRM, "{\"account_name\":" + name + "}", name);
        if (answer.status() == 201) {
            acknowledged.get(replica).add(answer.json().path("account_id").stringValue());
            return true;
        }
        if (answer.status() != 503 || answer.header("Retry-After").isEmpty()) {
            wrong.add(answer.status() + " " + answer.text());
            return true;
        }
        refused.incrementAndGet();
        return false;
    }

    /** Waits until each replica has created more accounts. */
    private void awaitAccounts(int more) {
        Map<RunningServer, Integer> before = new HashMap<>();
        acknowledged.forEach((replica, accounts) -> before.put(replica, accounts.size()));
        waitUntil(() -> acknowledged.entrySet().stream()
                .allMatch(replica -> replica.getValue().size() >= before.get(replica.getKey()) + more));
    }

    private void waitUntil(Callable<Boolean> reached) {
        await().atMost(Duration.ofMinutes(1))
                .failFast(() -> assertThat(wrong).isEmpty())
                .until(reached);
    }

    private EmbeddedPostgres start(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // Tests have it off for speed, and then a crash loses the last transactions.
                .setServerConfig("synchronous_commit", "on")
                .setPGStartupWait(TestDatabase.POSTGRESQL_START)
                .start();
    }

    /**
     * Kills all its processes, as {@code kill -9} does. It is stopped before, or it could start one more meanwhile, which
     * would keep the memory of the old server in use: no new one starts on its data then.
     */
    private void kill(EmbeddedPostgres postgres) throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        assertThat(new ProcessBuilder("kill", "-STOP", pid).start().waitFor()).isZero();
        ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
        List<ProcessHandle> children = postmaster.descendants().toList();
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        postmaster.onExit().join();
        children.forEach(child -> child.onExit().join());
        // It has nothing more to stop, and gives up its lock on the data.
        postgres.close();
    }
}
