package com.eiam.accounts.reference.crash;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.ServerProcess;
import com.eiam.accounts.reference.TestDatabase;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A replica dies in the middle of its work. */
class CrashTest {

    private static final int CALLERS = 8;
    private static final int ACCOUNTS = 200;

    @Test
    void nothingAcknowledgedIsLostAndNothingIsHalfDone() throws Exception {
        List<String> database = TestDatabase.POSTGRESQL.empty();
        try (RunningServer survivor = RunningServer.start(database)) {
            List<String> before = Consistency.accounts(survivor);
            for (int round = 0; round < 2; round++) {
                Set<String> unanswered = ConcurrentHashMap.newKeySet();
                Set<String> acknowledged = createUntilKilled(database, "round-" + round, unanswered);

                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACCOUNTS);
                assertThat(unanswered).isNotEmpty();
                assertThat(unanswered)
                        .allSatisfy(name ->
                                assertThat(create(survivor, name).status()).isEqualTo(201));
                Consistency.check(survivor, before, acknowledged);
                Answer next =
                        survivor.call("createOrphanAccount", CRM, "", "{\"account_name\":\"after-" + round + "\"}");
                assertThat(next.status()).as(next.text()).isEqualTo(201);
            }
        }
    }

    /** The name is the key, too. */
    private static Answer create(RunningServer server, String name) {
        return server.createOrphan(CRM, "{\"account_name\":\"" + name + "\"}", '"' + name + '"');
    }

    private static Set<String> createUntilKilled(List<String> database, String prefix, Set<String> unanswered)
            throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(ACCOUNTS);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (ServerProcess victim = ServerProcess.start(database)) {
            RunningServer server = victim.server();
            server.token("sandbox");
            IntStream.range(0, CALLERS)
                    .forEach(caller -> callers.submit(() -> {
                        String name = "";
                        try {
                            for (int i = 0; ; i++) {
                                name = prefix + "-" + caller + "-" + i;
                                Answer answer = create(server, name);
                                acknowledged.add(
                                        answer.json().path("account_id").stringValue());
                                enough.countDown();
                            }
                        } catch (UncheckedIOException e) {
                            // The server is gone.
                            unanswered.add(name);
                        }
                    }));
            assertThat(enough.await(5, TimeUnit.MINUTES)).isTrue();
            victim.kill();
            callers.shutdown();
            assertThat(callers.awaitTermination(5, TimeUnit.MINUTES)).isTrue();
        } finally {
            callers.shutdownNow();
        }
        return acknowledged;
    }
}
