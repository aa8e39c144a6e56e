package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However many come and go at once, an application knows how many accounts it has. */
class AccountCountTest extends OperationTest {

    private static final int CALLERS = 32;
    private static final String ZHANGSAN = "20220412090512190-3A4F-9EB0531C4";

    private static final List<String> CREATIONS =
            List.of("createOrphanAccount", "createPublicAccount", "createBasicAccount");

    @AfterEach
    void theCountIsExact() {
        String counted = "select app_id, account_type, cast(sum(accounts) as bigint) as n from account_count"
                + " group by app_id, account_type having sum(accounts) <> 0";
        String there = "select app_id, account_type, count(*) as n from account group by app_id, account_type";
        assertThat(server.sql().sql(counted).query().listOfRows())
                .containsExactlyInAnyOrderElementsOf(
                        server.sql().sql(there).query().listOfRows());
    }

    private Answer create(String operation, String name) {
        String user = operation.equals("createBasicAccount") ? "\"user_id\":\"" + ZHANGSAN + "\"," : "";
        return Call.of(operation, CRM)
                .body("{" + user + "\"account_name\":\"" + name + "\"}")
                .to(server);
    }

    private static <T> List<T> atOnce(IntFunction<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
        try {
            CyclicBarrier start = new CyclicBarrier(CALLERS);
            List<Future<T>> answers = IntStream.range(0, CALLERS)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.apply(i);
                    }))
                    .toList();
            List<T> all = new ArrayList<>();
            for (Future<T> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofThoseWhoCreateTheSameNameInAnyCaseAndOfAnyKindOneSucceeds() throws Exception {
        List<Answer> answers = atOnce(i -> create(CREATIONS.get(i % 3), i % 2 == 0 ? "Straße" : "STRASSE"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("APP.ACCOUNT.0013");
        });
        assertThat(server.auditRecords()).isEqualTo(1);
    }

    @Test
    void whoCreatesAndDeletesAtOnceWithManyOthersIsCounted() throws Exception {
        List<Integer> statuses = atOnce(i -> {
            Answer created = create(CREATIONS.get(i % 3), "name-" + i);
            if (i % 4 == 0) {
                return created.status();
            }
            String id = created.json().path("account_id").stringValue();
            return Call.of("deleteAccount", CRM, id).to(server).status();
        });

        assertThat(statuses).containsOnly(201, 204);
    }

    @Test
    void ofThoseWhoDeleteTheSameAccountOneSucceeds() throws Exception {
        String id = create("createOrphanAccount", "short-lived")
                .json()
                .path("account_id")
                .stringValue();

        List<Answer> answers = atOnce(i -> Call.of("deleteAccount", CRM, id).to(server));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .extracting(Answer::code)
                .containsOnly("APP.ACCOUNT.0028");
    }
}
