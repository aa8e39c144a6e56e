package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UpdateAccountTest extends OperationTest {

    private Answer update(String appId, String accountId, String body) {
        return server.call("updateAccount", appId, accountId, body);
    }

    private void updated(String accountId, String body) {
        Answer answer = update(CRM, accountId, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"account_name":"New"}                                | account_name   | New
                    {"account_name":"cq04130005","name":"N"}              | name           | N
                    {"account_name":"cq04130005","org_code":"support"}    | org_id         | 20220413151020334-60D2-2B8CD4F56
                    {"account_name":"cq04130005","disabled":true}         | disabled       | true
                    """)
    void changesWhatTheBodyNamesAndNothingElse(String body, String column, String value) {
        Map<String, Object> before = server.account(BASIC);

        updated(BASIC, body);

        Map<String, Object> after = server.account(BASIC);
        assertThat(after.get(column)).asString().isEqualTo(value);
        for (String mayDiffer : List.of(column, "account_name_key", "changed_at")) {
            before.remove(mayDiffer);
            after.remove(mayDiffer);
        }
        assertThat(after).isEqualTo(before);
    }

    @Test
    void changesThePassword() {
        updated(BASIC, "{\"account_name\":\"cq04130005\",\"password\":\"first\"}");
        Object first = server.account(BASIC).get("password_hash");

        updated(BASIC, "{\"account_name\":\"cq04130005\",\"password\":\"first\"}");

        assertThat(server.account(BASIC).get("password_hash")).isNotNull().isNotEqualTo(first);
        assertThat(server.rows().everything()).doesNotContain("first");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"account_name\":\"cq04130005\"}",
                "{\"account_name\":\"cq04130005\",\"name\":\"\",\"org_code\":\"\",\"password\":\"\",\"extension\":{}}",
                "{\"account_name\":\"cq04130005\",\"name\":null,\"org_code\":null,\"password\":null,\"disabled\":null,\"extension\":null}",
                "{\"account_name\":\"cq04130005\",\"name\":\"Chen Qiang\",\"org_code\":\"sales\",\"disabled\":false}",
                "{\"account_name\":\"cq04130005\",\"extension\":{\"no-such-key\":null,\"room\":\"B-12\"}}"
            })
    void emptyAndEqualValuesChangeNothingAndLeaveNoRecord(String body) {
        String before = server.rows().everything();

        updated(BASIC, body);

        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @Test
    void mergesTheExtensionKeyByKeyAndRemovesNulls() {
        updated(
                BASIC,
                "{\"account_name\":\"cq04130005\",\"extension\":{\"room\":\"C-3\",\"external\":null,\"floor\":3.50}}");

        assertThat(server.account(BASIC))
                .containsEntry(
                        "extension",
                        "{\"room\":\"C-3\",\"cost_centre\":4711,\"groups\":[\"north\",\"south\"],\"floor\":3.50}");
    }

    @Test
    void boundsApplyToTheResultOfAMerge() {
        String hundred = IntStream.range(0, 96)
                .mapToObj(i -> "\"k" + i + "\":" + i)
                .collect(Collectors.joining(",", "{\"account_name\":\"cq04130005\",\"extension\":{", "}}"));
        updated(BASIC, hundred);
        String before = server.rows().everything();

        Answer answer = update(CRM, BASIC, "{\"account_name\":\"cq04130005\",\"extension\":{\"one-more\":1}}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error_msg").stringValue()).isEqualTo("参数错误,extension:最多100个键");
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @Test
    void anAccountCanTakeItsOwnNameInAnotherCase() {
        updated(ORPHAN, "{\"account_name\":\"ZhangSan11\"}");

        assertThat(server.account(ORPHAN)).containsEntry("account_name", "ZhangSan11");
    }

    @Test
    void refusesInTheDocumentedOrderAndChangesNothing() {
        String before = server.rows().everything();
        String all = "{\"account_name\":\"CRM-Service\",\"org_code\":\"x\"}";

        assertThat(update("no-such-app", "x", all).code()).isEqualTo(ErrorCode.APP_0001.code());
        assertThat(update(WIKI, "x", all).code()).isEqualTo(ErrorCode.APP_OBJECTMODEL_0005.code());
        assertThat(update(CRM, WIKI_BASIC, all).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0028.code());
        assertThat(update(CRM, BASIC, all).code()).isEqualTo(ErrorCode.APP_ORG_0024.code());
        assertThat(update(CRM, BASIC, "{\"account_name\":\"CRM-Service\",\"name\":\"n\"}")
                        .code())
                .isEqualTo(ErrorCode.APP_ACCOUNT_0013.code());
        assertThat(server.rows().everything()).isEqualTo(before);
    }
}
