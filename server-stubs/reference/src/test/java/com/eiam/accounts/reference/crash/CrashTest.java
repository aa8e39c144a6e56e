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
                Set<String> acknowledged = createUntilKilled(database, "round-" + round);

                assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACCOUNTS);
                Consistency.check(survivor, before, acknowledged);
                Answer next =
                        survivor.call("createOrphanAccount", CRM, "", "{\"account_name\":\"after-" + round + "\"}");
                assertThat(next.status()).as(next.text()).isEqualTo(201);
            }
        }
    }

    private static Set<String> createUntilKilled(List<String> database, String prefix) throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        CountDownLatch enough = new CountDownLatch(ACCOUNTS);
        ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
        try (ServerProcess victim = ServerProcess.start(database)) {
            RunningServer server = victim.server();
            server.token("sandbox");
            IntStream.range(0, CALLERS)
                    .forEach(caller -> callers.submit(() -> {
                        try {
                            for (int i = 0; ; i++) {
                                String name = prefix + "-" + caller + "-" + i;
                                Answer answer = server.call(
                                        "createOrphanAccount", CRM, "", "{\"account_name\":\"" + name + "\"}");
                                acknowledged.add(
                                        answer.json().path("account_id").stringValue());
                                enough.countDown();
                            }
                        } catch (UncheckedIOException e) {
                            // The server is gone.
                        }
                    }));
            assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
            victim.kill();
            callers.shutdown();
            assertThat(callers.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            callers.shutdownNow();
        }
        return acknowledged;
    }
}
