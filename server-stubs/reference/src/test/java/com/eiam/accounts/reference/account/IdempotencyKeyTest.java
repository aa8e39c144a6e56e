package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What contracts cannot see of {@code Idempotency-Key}. */
class IdempotencyKeyTest extends OperationTest {

    private static final String KEY = "\"8e03978e-40d5-43dd-bc93-6894a57f9324\"";
    private static final String BODY = "{\"account_name\":\"keyed\",\"password\":\"correct horse\"}";

    @Test
    void requestsAtTheSameTimeCreateOneAccount() throws Exception {
        server.token("sandbox");
        ExecutorService callers = Executors.newFixedThreadPool(16);
        try {
            List<Future<Answer>> answers = Stream.generate(() -> callers.submit(() -> create(server, BODY, KEY)))
                    .limit(32)
                    .toList();
            String id = answers.get(0).get().json().path("account_id").stringValue();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).as(answer.get().text()).isEqualTo(201);
                assertThat(answer.get().json().path("account_id").stringValue()).isEqualTo(id);
            }
            assertThat(count("audit_record where account_id = '" + id + "'")).isEqualTo(1);
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void neitherTheKeyNorTheBodyIsStored() {
        assertThat(create(server, BODY, KEY).status()).isEqualTo(201);

        assertThat(server.sql()
                        .sql("select * from idempotency_key")
                        .query()
                        .singleRow()
                        .values())
                .map(String::valueOf)
                .noneMatch(value -> value.contains("8e03978e") || value.contains("horse") || value.contains("keyed"));
    }

    @Test
    void anotherPasswordIsAnotherBody() {
        create(server, BODY, KEY);

        assertThat(create(server, BODY.replace("horse", "house"), KEY).status()).isEqualTo(422);
    }

    @Test
    void keysAreRemovedAfterADay() {
        try (RunningServer fresh = RunningServer.start(database.empty())) {
            remember(fresh, "of today", Duration.ofHours(23));
            remember(fresh, "of yesterday", Duration.ofHours(25));

            create(fresh, BODY, KEY);

            assertThat(fresh.sql()
                            .sql("select account_id from idempotency_key")
                            .query(String.class)
                            .list())
                    .contains("of today")
                    .hasSize(2);
        }
    }

    private static void remember(RunningServer server, String text, Duration age) {
        server.sql()
                .sql("insert into idempotency_key values (?, 'sandbox', 'createOrphanAccount', ?, 'print', ?, ?)")
                .params(CRM, text, text, OffsetDateTime.now().minus(age))
                .update();
    }

    @Test
    void aKeyThatIsSentTwiceIsRefused() {
        assertThat(create(server, BODY, KEY, KEY).json().path("error_msg").stringValue())
                .contains("Idempotency-Key");
    }

    @Test
    void aKeyAsLongAsAHeaderCanBeIsRefused() {
        for (String key : List.of("a".repeat(6_000), "\\\\".repeat(3_000))) {
            assertThat(create(server, BODY, '"' + key + '"').status()).isEqualTo(400);
        }
    }

    @Test
    void aKeyIsKnownAfterARestart(@TempDir Path folder) {
        List<String> properties = database == TestDatabase.H2
                ? List.of("--spring.datasource.url=jdbc:h2:file:" + folder.resolve("eiam"))
                : database.empty();
        String id;
        try (RunningServer before = RunningServer.start(properties)) {
            id = create(before, BODY, KEY).text();
        }
        try (RunningServer after = RunningServer.start(properties)) {
            assertThat(create(after, BODY, KEY).text()).isEqualTo(id);
        }
    }

    private int count(String what) {
        return server.sql()
                .sql("select count(*) from " + what)
                .query(Integer.class)
                .single();
    }

    private static Answer create(RunningServer server, String body, String... keys) {
        return server.createOrphan(CRM, body, keys);
    }
}
