package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateBasicAndPublicAccountTest extends OperationTest {

    private static final String CHEN_QI = "20220412090512134-3A4F-7C9E31FA2";
    private static final String SALES = "20220413151020301-60D2-1A7BC3E45";

    private Answer create(String operation, String appId, String body) {
        return Call.of(operation, appId).body(body).to(server);
    }

    private Map<String, Object> created(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.json().propertyNames()).containsExactly("account_id");
        return server.account(answer.json().path("account_id").stringValue());
    }

    private String fieldsOfTheOnlyRecord() {
        return server.sql()
                .sql("select fields from audit_record")
                .query(String.class)
                .single();
    }

    @Test
    void aBasicAccountHasItsUsersNameUnlessItIsGivenOne() {
        Map<String, Object> account = created(create("createBasicAccount", CRM, "{\"user_id\":\"" + CHEN_QI + "\"}"));

        assertThat(account)
                .containsEntry("account_type", "BASIC_ACCOUNT")
                .containsEntry("account_name", "cq04130006")
                .containsEntry("user_id", CHEN_QI)
                .containsEntry("name", null)
                .containsEntry("disabled", false)
                .containsEntry("extension", "{}");
        assertThat(fieldsOfTheOnlyRecord()).isEqualTo("user_id,account_name");
    }

    @Test
    void aBasicAccountStoresWhatWasSent() {
        Map<String, Object> account = created(create("createBasicAccount", CRM, """
                {"user_id":"%s","account_name":"cq-six","name":"Chen Qi","org_code":"sales","password":"pw","disabled":true,
                 "extension":{"room":"B-12","floor":3.50}}""".formatted(CHEN_QI)));

        assertThat(account)
                .containsEntry("account_name", "cq-six")
                .containsEntry("name", "Chen Qi")
                .containsEntry("org_id", SALES)
                .containsEntry("disabled", true)
                .containsEntry("extension", "{\"room\":\"B-12\",\"floor\":3.50}");
        assertThat(account.get("password_hash").toString()).startsWith("{argon2");
        assertThat(fieldsOfTheOnlyRecord()).isEqualTo("user_id,account_name,name,org_code,password,disabled,extension");
    }

    @Test
    void aPublicAccountHasNeitherOwnerNorUsersAtFirst() {
        Map<String, Object> account = created(create(
                "createPublicAccount",
                CRM,
                "{\"account_name\":\"front-desk\",\"name\":\"Front desk\",\"org_code\":\"sales\"}"));

        assertThat(account)
                .containsEntry("account_type", "PUBLIC_ACCOUNT")
                .containsEntry("account_name", "front-desk")
                .containsEntry("org_id", SALES)
                .containsEntry("user_id", null)
                .containsEntry("owner_id", null);
        String id = account.get("account_id").toString();
        assertThat(Call.of("getPublicAccountOwner", CRM, id).to(server).code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0037.code());
        assertThat(Call.of("listPublicAccountUsers", CRM, id)
                        .query("offset=0&limit=10")
                        .to(server)
                        .text())
                .isEqualTo("{\"total\":0,\"associated_users\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"createBasicAccount, user_id, " + CHEN_QI, "createPublicAccount, account_name, empty"})
    void whatIsEmptyOrNullCountsAsNotGiven(String operation, String field, String value) {
        for (String empty : new String[] {"\"\"", "null"}) {
            String body =
                    "{\"%s\":\"%s\",\"name\":%s,\"org_code\":%s,\"password\":%s,\"disabled\":null,\"extension\":null}"
                            .formatted(field, value, empty, empty, empty);
            Map<String, Object> account = created(create(operation, WIKI.equals(empty) ? WIKI : CRM, body));
            assertThat(account)
                    .containsEntry("name", null)
                    .containsEntry("org_id", null)
                    .containsEntry("password_hash", null)
                    .containsEntry("disabled", false)
                    .containsEntry("extension", "{}");
            server = database.server();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\" \"", "\"\"", "\"\\u3000\""})
    void aBlankNameOfABasicAccountIsRefusedAndNoNameIsNot(String blank) {
        String body = "{\"user_id\":\"" + CHEN_QI + "\",\"account_name\":%s}";

        assertThat(create("createBasicAccount", CRM, body.formatted(blank)).code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0001.code());
        assertThat(create("createBasicAccount", CRM, body.formatted("null")).status())
                .isEqualTo(201);
    }

    @Test
    void theUsersNameCanBeTaken() {
        String before = server.rows().everything();

        assertThat(create("createBasicAccount", WIKI, "{\"user_id\":\"" + CHEN_QI + "\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(server.rows().everything()).isEqualTo(before);
        assertThat(create("createBasicAccount", WIKI, "{\"user_id\":\"" + CHEN_QI + "\",\"account_name\":\"other\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void refusesInTheDocumentedOrderAndChangesNothing() {
        String before = server.rows().everything();
        String basic = "{\"user_id\":\"%s\",\"account_name\":\"CRM-Service\",\"org_code\":\"%s\"}";

        assertThat(create("createBasicAccount", "x", basic.formatted("x", "x")).code())
                .isEqualTo(ErrorCode.APP_0001.code());
        assertThat(create("createBasicAccount", WIKI, basic.formatted("x", "x")).code())
                .isEqualTo(ErrorCode.APP_OBJECTMODEL_0005.code());
        assertThat(create("createBasicAccount", CRM, basic.formatted("x", "x")).code())
                .isEqualTo(ErrorCode.APP_ORG_0024.code());
        assertThat(create("createBasicAccount", CRM, basic.formatted("x", "sales"))
                        .code())
                .isEqualTo(ErrorCode.USER_0001.code());
        assertThat(create("createBasicAccount", CRM, basic.formatted("zhangsan", "sales"))
                        .code())
                .as("an id, not a name")
                .isEqualTo(ErrorCode.USER_0001.code());
        assertThat(create("createBasicAccount", CRM, basic.formatted(CHEN_QI, "sales"))
                        .code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(create("createPublicAccount", WIKI, "{\"account_name\":\"cq04130006\",\"org_code\":\"x\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_OBJECTMODEL_0005.code());
        assertThat(create("createPublicAccount", CRM, "{\"account_name\":\"CRM-Service\",\"org_code\":\"x\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_ORG_0024.code());
        assertThat(create("createPublicAccount", CRM, "{\"account_name\":\"CRM-Service\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(server.rows().everything()).isEqualTo(before);
    }
}
