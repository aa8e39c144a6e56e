package com.eiam.accounts.reference.crash;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two replicas change the same rows of one database at once. */
class ReplicasTest {

    private static final int WRITERS = 64;
    private static final String USER = "cq04130005";
    private static final String ROLE = "20220415170305200-EF22-C2404E358";

    private static RunningServer first;
    private static RunningServer second;

    @BeforeAll
    static void start() {
        List<String> database = TestDatabase.POSTGRESQL.empty();
        first = RunningServer.start(database);
        second = RunningServer.start(database);
        Stream.of(first, second).forEach(replica -> replica.token("sandbox"));
    }

    @AfterAll
    static void stop() {
        first.close();
        second.close();
    }

    @Test
    void updatesOfOneAccountLoseNoFields() throws Exception {
        long before = changes("updateAccount", ORPHAN);

        assertThat(atOnce((replica, i) -> replica.call(
                        "updateAccount",
                        CRM,
                        ORPHAN,
                        "{\"account_name\":\"zhangsan11\",\"extension\":{\"k" + i + "\":" + i + "}}")))
                .containsOnly(201);

        JsonNode extension = JsonMapper.shared()
                .readTree(first.account(ORPHAN).get("extension").toString());
        IntStream.range(0, WRITERS)
                .forEach(i -> assertThat(extension.path("k" + i).asInt(-1)).isEqualTo(i));
        assertThat(changes("updateAccount", ORPHAN) - before).isEqualTo(WRITERS);
    }

    @Test
    void eachBindingAndUnbindingThatChangedSomethingIsRecordedOnce() throws Exception {
        String bound = "select count(*) as n from account_member m join tenant_user u on u.user_id = m.user_id"
                + " where m.account_id = ? and u.username = ?";
        long before = count(bound, PUBLIC, USER);

        String users = "{\"user_names\":[\"" + USER + "\"]}";
        assertThat(atOnce((replica, i) -> replica.call(
                        i % 4 < 2 ? "bindPublicAccountUsers" : "unbindPublicAccountUsers", CRM, PUBLIC, users)))
                .containsOnly(200);

        assertThat(count(bound, PUBLIC, USER))
                .isEqualTo(before
                        + changes("bindPublicAccountUsers", PUBLIC)
                        - changes("unbindPublicAccountUsers", PUBLIC));
    }

    @Test
    void eachRoleThatWasAddedOrRemovedIsRecordedOnce() throws Exception {
        String held = "select count(*) as n from account_role where account_id = ? and role_id = ?";
        long before = count(held, PUBLIC, ROLE);

        String roles = "{\"role_ids\":[\"" + ROLE + "\"]}";
        assertThat(atOnce((replica, i) ->
                        replica.call(i % 4 < 2 ? "addAccountRoles" : "removeAccountRoles", CRM, PUBLIC, roles)))
                .containsOnly(200);

        assertThat(count(held, PUBLIC, ROLE))
                .isEqualTo(before + changes("addAccountRoles", PUBLIC) - changes("removeAccountRoles", PUBLIC));
    }

    @Test
    void creationsWithOneKeyCreateOneAccount() throws Exception {
        assertThat(atOnce((replica, i) -> replica.createOrphan(CRM, "{\"account_name\":\"one\"}", "\"one key\"")))
                .containsOnly(201);

        String id = first.createOrphan(CRM, "{\"account_name\":\"one\"}", "\"one key\"")
                .json()
                .path("account_id")
                .stringValue();
        assertThat(changes("createOrphanAccount", id)).isEqualTo(1);
    }

    /** A deadlock, a serialization failure, a read-only database, a lock that was not free in time, a full disk. */
    @ParameterizedTest
    @ValueSource(strings = {"40P01", "40001", "25006", "55P03", "53100"})
    void whatCanSucceedLaterIsAnsweredWithWhenToTryAgain(String state) {
        first.sql()
                .sql("create or replace function fail() returns trigger language plpgsql as"
                        + " 'begin raise exception ''planted'' using errcode = ''" + state + "''; end'")
                .update();
        first.sql()
                .sql("create trigger fail before insert on account execute function fail()")
                .update();
        try {
            Answer answer = first.call("createOrphanAccount", CRM, "", "{\"account_name\":\"n\"}");

            assertThat(answer.code()).as(answer.text()).isEqualTo(ErrorCode.HTTP_503.code());
            assertThat(answer.header("Retry-After")).isNotEmpty();
        } finally {
            first.sql().sql("drop trigger fail on account").update();
        }
    }

    private interface Write {
        Answer to(RunningServer replica, int number);
    }

    /** The statuses of the answers to 64 writers, of whom each replica has every other one. */
    private static List<Integer> atOnce(Write write) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS);
        try {
            List<Callable<Integer>> calls = IntStream.range(0, WRITERS)
                    .mapToObj(i -> (Callable<Integer>)
                            () -> write.to(i % 2 == 0 ? first : second, i).status())
                    .toList();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> status : threads.invokeAll(calls)) {
                statuses.add(status.get());
            }
            return statuses;
        } finally {
            threads.shutdownNow();
        }
    }

    private static long changes(String operation, String accountId) {
        return count(
                "select count(*) as n from audit_record where operation = ? and account_id = ?", operation, accountId);
    }

    private static long count(String query, Object... parameters) {
        return (Long) first.row(query, parameters).get("n");
    }
}
