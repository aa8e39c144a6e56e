package com.eiam.accounts.reference.crash;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.reference.crash.History.Change;
import com.eiam.accounts.reference.crash.History.Write;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** 64 writers change eight fields of one account through two replicas. Each value is written once. */
class HistoryTest {

    private static final int WRITERS = 64;
    private static final int WRITES = 4;
    private static final int KEYS = 8;

    private static List<RunningServer> replicas;

    @BeforeAll
    static void start() {
        List<String> database = TestDatabase.POSTGRESQL.empty();
        replicas = Stream.of(1, 2)
                .map(number -> RunningServer.startWithTestClock(database))
                .toList();
        replicas.forEach(replica -> replica.token("sandbox"));
    }

    @AfterAll
    static void stop() {
        replicas.forEach(RunningServer::close);
    }

    private static List<Write> write(int first) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<List<Write>>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> (Callable<List<Write>>) () -> IntStream.range(0, WRITES)
                            .mapToObj(i -> write(writer, first + writer * WRITES + i))
                            .toList())
                    .toList();
            List<Write> writes = new ArrayList<>();
            for (Future<List<Write>> done : threads.invokeAll(writers)) {
                writes.addAll(done.get());
            }
            return writes;
        } finally {
            threads.shutdownNow();
        }
    }

    private static Write write(int writer, int value) {
        String key = "k" + value % KEYS;
        String requestId = "write-" + value;
        String body = "{\"account_name\":\"zhangsan11\",\"extension\":{\"" + key + "\":" + value + "}}";
        long sent = System.nanoTime();
        Answer answer =
                Call.of("updateAccount", CRM, ORPHAN).body(body).to(replicas.get(writer % replicas.size()), requestId);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Write(requestId, key, value, sent, System.nanoTime());
    }

    private static List<Change> changes() {
        return replicas.get(0)
                .sql()
                .sql("select request_id, occurred_at from audit_record where app_id = ? and account_id = ?")
                .params(CRM, ORPHAN)
                .query((row, number) -> new Change(
                        row.getString("request_id"),
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Map<String, Integer> state() {
        Map<String, Integer> state = new TreeMap<>();
        JsonMapper.shared()
                .readTree(replicas.get(0).account(ORPHAN).get("extension").toString())
                .propertyStream()
                .filter(property -> property.getValue().isInt())
                .forEach(property ->
                        state.put(property.getKey(), property.getValue().asInt()));
        return state;
    }

    @Test
    void theStateIsThatOfOneWriteAfterTheOther() throws Exception {
        List<Write> writes = write(1000);

        assertThat(writes).hasSize(WRITERS * WRITES);
        assertThat(new History(writes).faults(changes(), state())).isEmpty();
    }

    @Test
    void aLostUpdateIsFound() throws Exception {
        // Each write takes back what others wrote to a field.
        replicas.get(0).sql().sql("""
                        create function lose_updates() returns trigger language plpgsql as
                        'begin new.extension := regexp_replace(new.extension, ''"k3":[0-9]+'', ''"k3":0''); return new; end'
                        """).update();
        replicas.get(0)
                .sql()
                .sql(
                        "create trigger lose_updates before update on account for each row execute function lose_updates()")
                .update();
        try {
            List<Write> writes = write(2000);

            assertThat(new History(writes).faults(changes(), state()))
                    .singleElement()
                    .asString()
                    .startsWith("k3 is 0 and not [");
        } finally {
            replicas.get(0).sql().sql("drop trigger lose_updates on account").update();
        }
    }

    @Test
    void aMissingAndASecondAuditRecordAreFound() throws Exception {
        List<Write> writes = write(3000);
        List<Change> changes = new ArrayList<>(changes());
        changes.removeIf(change -> change.requestId().equals("write-3005"));
        changes.addAll(changes.stream()
                .filter(change -> change.requestId().equals("write-3006"))
                .toList());

        assertThat(new History(writes).faults(changes, state()))
                .containsExactlyInAnyOrder("write-3005 has 0 audit records", "write-3006 has 2 audit records");
    }
}
