package com.eiam.accounts.reference.signing;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.ServerProcess;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.TestClock;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Durations;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two replicas on one database, whose clocks the test sets. */
class StoredKeysTest {

    private static final Duration KEY_LIFETIME = Duration.ofDays(90);

    private static List<RunningServer> replicas(TestDatabase database) {
        List<String> properties = database.empty();
        List<RunningServer> replicas = Stream.of(1, 2)
                .map(number -> RunningServer.startWithTestClock(properties))
                .toList();
        // Not before the first key was made.
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
        replicas.forEach(replica -> replica.bean(TestClock.class).stop(now));
        return replicas;
    }

    private static void forward(List<RunningServer> replicas, Duration time) {
        replicas.forEach(replica -> replica.bean(TestClock.class).forward(time));
    }

    private static Answer call(RunningServer replica, String token) {
        Spec.Operation read = Spec.operation("getAccount");
        return replica.send(replica.request(RunningServer.path(read.path(), CRM, ORPHAN))
                .header("Authorization", "Bearer " + token)
                .GET());
    }

    private static void accepted(List<RunningServer> replicas, String token) {
        replicas.forEach(replica -> {
            Answer answer = call(replica, token);
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        });
    }

    private static String keyOf(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static List<String> stored(RunningServer replica) {
        return replica.sql()
                .sql("select jwk from signing_key order by generation")
                .query(String.class)
                .list();
    }

    @Test
    void replicasThatStartTogetherAgreeOnAKey() throws Exception {
        List<String> database = TestDatabase.POSTGRESQL.empty();
        try (ServerProcess one = ServerProcess.start(database);
                ServerProcess other = ServerProcess.start(database)) {
            List<RunningServer> replicas = List.of(one.server(), other.server());

            for (RunningServer replica : replicas) {
                accepted(replicas, replica.newToken("sandbox"));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void replicasChangeTheirKeyTogether(TestDatabase database) throws ParseException {
        List<RunningServer> replicas = replicas(database);
        RunningServer one = replicas.get(0);
        RunningServer other = replicas.get(1);
        try (one;
                other) {
            String token = one.newToken("sandbox");
            accepted(replicas, token);
            assertThat(keyOf(token)).isEqualTo(keyOf(other.newToken("sandbox")));
            assertThat(stored(one)).hasSize(1);

            // The next key is there, and signs nothing yet.
            forward(replicas, KEY_LIFETIME.minus(StoredKeys.NOTICE));
            String last = one.newToken("sandbox");
            assertThat(stored(one)).hasSize(2);
            forward(replicas, StoredKeys.NOTICE.minusSeconds(1));
            last = one.newToken("sandbox");
            assertThat(keyOf(last)).isEqualTo(keyOf(token));

            // The next key signs, and the tokens of the first one are valid until they expire.
            forward(replicas, Duration.ofSeconds(1));
            String next = one.newToken("sandbox");
            assertThat(keyOf(next)).isNotEqualTo(keyOf(token));
            accepted(replicas, next);
            forward(replicas, Duration.ofMinutes(30).minusSeconds(2));
            accepted(replicas, last);

            // No token of the first key can be valid any more.
            forward(replicas, Duration.ofDays(1));
            other.newToken("sandbox");
            assertThat(stored(one)).singleElement().asString().contains(keyOf(next));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noCallFailsWhileKeysChange(TestDatabase database) throws Exception {
        List<RunningServer> replicas = replicas(database);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger calls = new AtomicInteger();
        ExecutorService callers = Executors.newFixedThreadPool(4);
        try (RunningServer one = replicas.get(0);
                RunningServer other = replicas.get(1)) {
            forward(replicas, KEY_LIFETIME.minus(StoredKeys.NOTICE).minusMinutes(2));
            List<Future<String>> failures = Stream.of(0, 1, 0, 1)
                    .map(caller -> callers.submit(() -> {
                        while (!done.get()) {
                            String token = replicas.get(caller).newToken("sandbox");
                            Answer answer = call(replicas.get(1 - caller), token);
                            if (answer.status() != 200) {
                                return answer.text();
                            }
                            calls.incrementAndGet();
                        }
                        return "";
                    }))
                    .toList();
            // One clock after the other, as clocks differ.
            for (int second = 0; second < 60 * 10; second += 20) {
                int before = calls.get();
                for (RunningServer replica : List.of(other, one)) {
                    forward(List.of(replica), Duration.ofSeconds(20));
                }
                await().atMost(Durations.ONE_MINUTE)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() ->
                                calls.get() >= before + 4 || failures.stream().anyMatch(Future::isDone));
            }
            done.set(true);

            for (Future<String> failure : failures) {
                assertThat(failure.get()).isEmpty();
            }
            assertThat(stored(one)).hasSize(2);
        } finally {
            done.set(true);
            callers.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void noTokenOfADeletedKeyIsAcceptedForLong(TestDatabase database) {
        List<RunningServer> replicas = replicas(database);
        try (RunningServer one = replicas.get(0);
                RunningServer other = replicas.get(1)) {
            String token = one.newToken("sandbox");
            accepted(replicas, token);

            one.sql().sql("delete from signing_key").update();
            forward(replicas, Duration.ofSeconds(10).plus(StoredKeys.REREAD));

            replicas.forEach(replica -> {
                Answer answer = call(replica, token);
                assertThat(answer.code()).isEqualTo(TokenErrorCode.INVALID_TOKEN.code());
            });
            accepted(replicas, other.newToken("sandbox"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aKeyStaysAsLongAsTheLongestTokens(TestDatabase database) {
        List<String> properties = new ArrayList<>(database.empty());
        properties.add("--eiam.accounts.token.lifetime=1d");
        try (RunningServer server = RunningServer.startWithTestClock(properties)) {
            List<RunningServer> replicas = List.of(server);
            TestClock clock = server.bean(TestClock.class);
            clock.stop(Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(1));
            clock.forward(KEY_LIFETIME.minus(StoredKeys.NOTICE));
            server.newToken("sandbox");
            clock.forward(StoredKeys.NOTICE.minusSeconds(1));
            String last = server.newToken("sandbox");

            clock.forward(Duration.ofDays(1).minusSeconds(2));

            accepted(replicas, server.newToken("sandbox"));
            accepted(replicas, last);
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void keysThatCannotBeReadAgainAreStillUsed(TestDatabase database) {
        try (RunningServer server = RunningServer.startWithTestClock(database.empty())) {
            server.sql()
                    .sql("alter table signing_key rename to signing_key_away")
                    .update();
            server.bean(TestClock.class).stop(Instant.now().plus(Duration.ofSeconds(10)));

            accepted(List.of(server), server.newToken("sandbox"));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void withASecretNoPrivateKeyIsReadable(TestDatabase database) {
        List<String> properties = new ArrayList<>(database.empty());
        String secret = "--eiam.accounts.token.key-secret=";
        properties.add(secret + "a-long-secret-of-a-test");
        try (RunningServer first = RunningServer.startWithTestClock(properties)) {
            String token = first.newToken("sandbox");
            assertThat(stored(first)).singleElement().asString().doesNotContain("{");

            try (RunningServer second = RunningServer.startWithTestClock(properties)) {
                accepted(List.of(first, second), token);
            }
            for (String other : List.of("another-secret-of-a-test", "")) {
                properties.set(properties.size() - 1, other.isEmpty() ? "--debug=false" : secret + other);
                assertThatThrownBy(() -> RunningServer.startWithTestClock(properties))
                        .rootCause()
                        .hasMessageStartingWith("a signing key in the database cannot be read: set"
                                + " eiam.accounts.token.key-secret to the secret");
            }
        }
    }
}
