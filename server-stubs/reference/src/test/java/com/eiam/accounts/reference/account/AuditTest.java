package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static com.eiam.accounts.reference.RunningServer.path;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditTest extends OperationTest {

    @ParameterizedTest
    @CsvSource({
        "createOrphanAccount, full, x, 'account_name,name,org_code,password,disabled,extension'",
        "updateAccount, documented, " + ORPHAN + ", 'account_name,name'",
        "updateAccount, extension, " + BASIC + ", 'account_name,extension'",
        "removeAccountRoles, documented, " + ORPHAN + ", role_ids",
        "bindPublicAccountUsers, documented, " + PUBLIC + ", user_names"
    })
    void everyChangeLeavesOneRecordOfWhoDidWhat(String operationId, String example, String account, String fields) {
        Spec.Operation operation = Spec.operation(operationId);
        String path = path(operation.path(), CRM, account);

        Answer answer = server.send(server.json(path)
                .header("X-Request-Id", "audit-" + operationId)
                .method(operation.method(), BodyPublishers.ofString(operation.example(example))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(operation.success());
        Map<String, Object> record = server.row("select * from audit_record");
        assertThat(record)
                .containsEntry("app_id", CRM)
                .containsEntry("client_id", "sandbox")
                .containsEntry("operation", operationId)
                .containsEntry("request_id", "audit-" + operationId)
                .containsEntry("account_id", answer.json().path("account_id").stringValue(account))
                .containsEntry("fields", fields)
                .containsKey("occurred_at");
        assertThat(record.toString()).doesNotContain("correct horse");
    }

    @Test
    void whatFailsHalfWayLeavesNothing() {
        String before = server.everything();
        server.sql().sql("alter table audit_record rename to audit_elsewhere").update();
        try {
            for (String operationId : new String[] {"createOrphanAccount", "updateAccount", "removeAccountRoles"}) {
                Answer answer = server.call(
                        operationId, CRM, ORPHAN, Spec.operation(operationId).example("documented"));
                assertThat(answer.status()).isEqualTo(500);
                assertThat(answer.text()).isEqualTo("{\"error_code\":\"HTTP.500\",\"error_msg\":\"服务器内部错误\"}");
            }
            Answer answer = server.call(
                    "bindPublicAccountUsers",
                    CRM,
                    PUBLIC,
                    Spec.operation("bindPublicAccountUsers").example("documented"));
            assertThat(answer.status()).isEqualTo(500);
        } finally {
            server.sql()
                    .sql("alter table audit_elsewhere rename to audit_record")
                    .update();
        }
        assertThat(server.everything()).isEqualTo(before);
    }
}
