package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class CreateOrphanAccountTest extends OperationTest {

    private Answer create(String appId, String body) {
        return server.call("createOrphanAccount", appId, "", body);
    }

    private Map<String, Object> created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return server.account(answer.json().path("account_id").stringValue());
    }

    @Test
    void storesWhatWasSentAsItWasSent() {
        Map<String, Object> account =
                created(create(CRM, Spec.operation("createOrphanAccount").example("full")));

        assertThat(account)
                .containsEntry("account_type", "ORPHAN_ACCOUNT")
                .containsEntry("account_name", "李四的测试账号")
                .containsEntry("name", "李四 🙂")
                .containsEntry("org_id", "20220413151020301-60D2-1A7BC3E45")
                .containsEntry("disabled", true)
                .containsEntry(
                        "extension",
                        "{\"cost_centre\":4711,\"external\":false,\"room\":\"B-12\",\"groups\":[\"north\",\"south\"]}");
        assertThat(account.get("password_hash").toString()).startsWith("{argon2@SpringSecurity_v5_8}$argon2id$");
    }

    @Test
    void leavesOutWhatIsEmpty() {
        Map<String, Object> account =
                created(create(CRM, Spec.operation("createOrphanAccount").example("documented")));

        assertThat(account)
                .containsEntry("name", "zhangsan1")
                .containsEntry("org_id", null)
                .containsEntry("password_hash", null)
                .containsEntry("disabled", false)
                .containsEntry("extension", "{}");
    }

    @Test
    void keepsNumbersAsLongAsTheyAre() {
        String numbers =
                "{\"a\":12345678901234567890123,\"b\":0.1234567890123456789012345,\"c\":1E+2,\"d\":true,\"e\":[\"1\"]}";

        Map<String, Object> account = created(create(CRM, "{\"account_name\":\"n\",\"extension\":" + numbers + "}"));

        assertThat(account).containsEntry("extension", numbers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"🙂", "账", "ß", "ΐ"})
    void holdsTheLongestNameOfAnyCharacters(String character) {
        String name = character.repeat(255);
        String body = JsonMapper.shared().writeValueAsString(Map.of("account_name", name, "name", name));

        assertThat(created(create(CRM, body)))
                .containsEntry("account_name", name)
                .containsEntry("name", name);
    }

    @Test
    void refusesATakenNameWhateverItsCase() {
        created(create(CRM, "{\"account_name\":\"Straße\"}"));

        assertThat(create(CRM, "{\"account_name\":\"STRASSE\"}").code()).isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(create(WIKI, "{\"account_name\":\"STRASSE\"}").status()).isEqualTo(201);
    }

    @Test
    void refusesInTheDocumentedOrderAndChangesNothing() {
        String before = server.rows().everything();

        assertThat(create("no-such-app", "{\"account_name\":\"crm-service\",\"org_code\":\"x\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_0001.code());
        assertThat(create(WIKI, "{\"account_name\":\"cq04130006\",\"org_code\":\"x\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_OBJECTMODEL_0005.code());
        assertThat(create(CRM, "{\"account_name\":\"crm-service\",\"org_code\":\"x\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_ORG_0024.code());
        assertThat(create(CRM, "{\"account_name\":\"crm-service\",\"org_code\":\"sales\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(server.rows().everything()).isEqualTo(before);
    }
}
