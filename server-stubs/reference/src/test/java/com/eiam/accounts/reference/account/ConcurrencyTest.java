package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ConcurrencyTest extends OperationTest {

    private static List<Answer> atOnce(int calls, IntFunction<Answer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls);
        try {
            CyclicBarrier start = new CyclicBarrier(calls);
            List<Future<Answer>> answers = IntStream.range(0, calls)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        return call.apply(i);
                    }))
                    .toList();
            List<Answer> all = new java.util.ArrayList<>();
            for (Future<Answer> answer : answers) {
                all.add(answer.get());
            }
            return all;
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void ofManyWhoCreateTheSameNameOneSucceeds() throws Exception {
        List<Answer> answers = atOnce(
                32,
                i -> server.call(
                        "createOrphanAccount",
                        CRM,
                        "",
                        "{\"account_name\":\"" + (i % 2 == 0 ? "same" : "SAME") + "\"}"));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .extracting(Answer::code)
                .containsOnly(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(server.auditRecords()).isEqualTo(1);
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
