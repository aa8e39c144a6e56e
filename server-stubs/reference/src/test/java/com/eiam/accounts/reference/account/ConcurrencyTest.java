package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConcurrencyTest extends OperationTest {

    private static final String ZHANGSAN = "20220412090512190-3A4F-9EB0531C4";
    private static final List<String> CREATIONS =
            List.of("createOrphanAccount", "createPublicAccount", "createBasicAccount");

    @AfterEach
    void theNumberOfAccountsIsExact() {
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

    private static <T> List<T> atOnce(int callers, IntFunction<T> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<T>> answers = IntStream.range(0, callers)
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
    void ofManyCreationsWithTheSameNameOneSucceeds() throws Exception {
        List<Answer> answers = atOnce(32, i -> create(CREATIONS.get(i % 3), i % 2 == 0 ? "Straße" : "STRASSE"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.status() != 201).allSatisfy(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        });
        assertThat(server.auditRecords()).isEqualTo(1);
    }

    @Test
    void creationsAndDeletionsAtOnceAreCounted() throws Exception {
        List<Integer> statuses = atOnce(32, i -> {
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
    void ofManyDeletionsOfOneAccountOneSucceeds() throws Exception {
        String id = create("createOrphanAccount", "short-lived")
                .json()
                .path("account_id")
                .stringValue();

        List<Answer> answers = atOnce(32, i -> Call.of("deleteAccount", CRM, id).to(server));

        assertThat(answers).filteredOn(answer -> answer.status() == 204).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 204)
                .extracting(Answer::code)
                .containsOnly(ErrorCode.APP_ACCOUNT_0028.code());
    }

    @Test
    void updatesAtOnceLoseNoFields() throws Exception {
        List<Answer> answers = atOnce(
                16,
                i -> server.call(
                        "updateAccount",
                        CRM,
                        BASIC,
                        "{\"account_name\":\"cq04130005\",\"extension\":{\"k" + i + "\":" + i + "}}"));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        JsonNode extension = JsonMapper.shared()
                .readTree(server.account(BASIC).get("extension").toString());
        assertThat(extension.size()).isEqualTo(4 + 16);
        assertThat(server.auditRecords()).isEqualTo(16);
    }

    @Test
    void bindingsAtOnceNeitherFailNorBindTwice() throws Exception {
        List<Answer> answers = atOnce(
                16,
                i -> server.call(
                        "bindPublicAccountUsers", CRM, PUBLIC, "{\"user_names\":[\"cq04130006\",\"zhangsan\"]}"));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(server.auditRecords()).isEqualTo(1);
    }
}
