package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentedExamplesTest extends OperationTest {

    @ParameterizedTest
    @CsvSource({
        "createOrphanAccount, documented, " + ORPHAN,
        "createOrphanAccount, full, " + ORPHAN,
        "updateAccount, documented, " + ORPHAN,
        "updateAccount, extension, " + ORPHAN,
        "removeAccountRoles, documented, " + ORPHAN,
        "bindPublicAccountUsers, documented, " + PUBLIC,
        "unbindPublicAccountUsers, documented, " + PUBLIC,
    })
    void everyRequestExampleOfTheDescriptionSucceedsAsItStands(String operationId, String example, String account) {
        Spec.Operation operation = Spec.operation(operationId);

        Answer answer = server.call(operationId, CRM, account, operation.example(example));

        assertThat(answer.status()).as(answer.text()).isEqualTo(operation.success());
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
        if (operationId.equals("removeAccountRoles")) {
            assertThat(answer.json().path("success_list")).hasSize(2);
            assertThat(answer.json().path("fail_list")).isEmpty();
        } else if (operationId.equals("createOrphanAccount")) {
            assertThat(answer.json().path("account_id").stringValue()).matches("\\d{17}-[0-9A-F]{4}-[0-9A-F]{9}");
        } else {
            assertThat(answer.text()).isEqualTo("{\"account_id\":\"" + account + "\"}");
        }
    }
}
