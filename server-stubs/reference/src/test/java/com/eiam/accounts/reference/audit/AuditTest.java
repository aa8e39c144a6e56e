package com.eiam.accounts.reference.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The audit records of every operation of the spec that changes something, for every contract that succeeds. */
class AuditTest extends OperationTest {

    private static final String REQUEST_ID = "the-request";

    static Stream<Spec.Operation> changes() {
        return Spec.changes();
    }

    @ParameterizedTest
    @MethodSource("changes")
    void eachChangeLeavesOneRecord(Spec.Operation operation) {
        int changes = 0;
        for (Call call : operation.successes()) {
            server = database.server();
            JsonNode stored = stored(operation, call);
            String before = server.rows().accounts();

            Answer answer = call.to(server, REQUEST_ID);

            assertThat(answer.status()).as(answer.text()).isEqualTo(operation.success());
            boolean changed = !server.rows().accounts().equals(before);
            assertThat(server.auditRecords()).as(call.toString()).isEqualTo(changed ? 1 : 0);
            if (changed) {
                changes++;
                checkRecord(operation, call, stored, answer);
            }
        }
        assertThat(changes).as("contracts that change something").isPositive();
    }

    private void checkRecord(Spec.Operation operation, Call call, JsonNode stored, Answer answer) {
        Map<String, Object> record = server.row("select * from audit_record");
        String accountId = answer.text().isEmpty()
                ? call.accountId()
                : answer.json().path("account_id").stringValue(call.accountId());
        assertThat(record)
                .containsEntry("app_id", call.appId())
                .containsEntry("client_id", call.client())
                .containsEntry("operation", operation.id())
                .containsEntry("request_id", REQUEST_ID)
                .containsEntry("account_id", accountId)
                .containsKey("occurred_at");

        JsonNode body = body(call);
        Set<String> fields = Arrays.stream(record.get("fields").toString().split(","))
                .filter(field -> !field.isEmpty())
                .collect(Collectors.toCollection(HashSet::new));
        List<String> expected = body.propertyStream()
                .filter(field -> isGiven(field.getValue()))
                .filter(field -> !isStored(field.getValue(), stored.path(field.getKey())))
                .map(Map.Entry::getKey)
                .toList();
        assertThat(fields).as(call.toString()).containsAll(expected);
        fields.removeAll(expected);
        assertThat(fields).as("other fields of the spec: %s", call).isSubsetOf(notSent(operation, body));

        operation.properties().forEach((name, schema) -> {
            String value = body.path(name).asString("");
            if (schema.path("format").stringValue("").equals("password") && !value.isEmpty()) {
                assertThat(record.toString()).doesNotContain(value);
            }
        });
    }

    /** What is stored before the call: the account, or for a new one the defaults of its fields. */
    private JsonNode stored(Spec.Operation operation, Call call) {
        if (!call.accountId().isEmpty()) {
            return Call.of("getAccount", call.appId(), call.accountId())
                    .to(server)
                    .json();
        }
        ObjectNode defaults = JsonMapper.shared().createObjectNode();
        operation.properties().forEach((name, schema) -> defaults.set(name, schema.path("default")));
        return defaults;
    }

    private static JsonNode body(Call call) {
        return call.body().isEmpty()
                ? JsonMapper.shared().createObjectNode()
                : JsonMapper.shared().readTree(call.body());
    }

    private static boolean isGiven(JsonNode value) {
        return !value.isNull() && !value.asString("-").isEmpty() && !(value.isObject() && value.isEmpty());
    }

    private static boolean isStored(JsonNode value, JsonNode stored) {
        return value.isObject()
                ? value.propertyStream().allMatch(entry -> entry.getValue().equals(stored.path(entry.getKey())))
                : value.equals(stored);
    }

    /**
     * Fields that the server can set by itself: those that the request could have, or of any request if it has no body.
     */
    private static Set<String> notSent(Spec.Operation operation, JsonNode body) {
        Set<String> names = body.isEmpty()
                ? Spec.changes()
                        .flatMap(other -> other.properties().keySet().stream())
                        .collect(Collectors.toSet())
                : new HashSet<>(operation.properties().keySet());
        body.propertyStream()
                .filter(field -> !field.getValue().isNull())
                .map(Map.Entry::getKey)
                .forEach(names::remove);
        return names;
    }

    @Test
    void aChangeWithoutItsRecordIsUndone() {
        server.sql().sql("alter table audit_record rename to audit_elsewhere").update();
        try {
            String before = server.rows().accounts();
            Spec.changes().forEach(operation -> {
                List<Answer> answers = operation.successes().stream()
                        .map(call -> call.to(server))
                        .filter(answer -> answer.status() != operation.success())
                        .toList();
                assertThat(answers).as(operation.id()).isNotEmpty().allSatisfy(answer -> {
                    assertThat(answer.status()).isEqualTo(500);
                    assertThat(answer.text()).isEqualTo("{\"error_code\":\"HTTP.500\",\"error_msg\":\"服务器内部错误\"}");
                });
                assertThat(server.rows().accounts()).as(operation.id()).isEqualTo(before);
            });
        } finally {
            server.sql()
                    .sql("alter table audit_elsewhere rename to audit_record")
                    .update();
        }
    }
}
