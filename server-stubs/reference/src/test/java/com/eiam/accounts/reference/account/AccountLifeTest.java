package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountLifeTest extends OperationTest {

    @Test
    void anAccountIsShownWithItsRolesInTheOrderOfTheirIdsAndWithoutItsPassword() {
        Call.of("updateAccount", CRM, BASIC)
                .body("{\"account_name\":\"cq04130005\",\"password\":\"secret\",\"extension\":{\"floor\":3.50}}")
                .to(server);

        Answer answer = Call.of("getAccount", CRM, BASIC).to(server);

        assertThat(answer.text())
                .isEqualTo("{\"id\":\"" + BASIC + "\",\"account_name\":\"cq04130005\",\"name\":\"Chen Qiang\","
                        + "\"org_id\":\"20220413151020301-60D2-1A7BC3E45\",\"disabled\":false,"
                        + "\"account_type\":\"BASIC_ACCOUNT\",\"extension\":{\"room\":\"B-12\",\"cost_centre\":4711,"
                        + "\"external\":false,\"groups\":[\"north\",\"south\"],\"floor\":3.50},"
                        + "\"roles\":[{\"role_id\":\"20220415170305246-08B4-5D3E6F721\",\"role_code\":\"crm-auditor\","
                        + "\"role_name\":\"CRM auditor\"}]}");
        assertThat(Call.of("getAccount", CRM, ORPHAN)
                        .to(server)
                        .json()
                        .path("roles")
                        .findValuesAsString("role_id"))
                .containsExactly("20220415170305200-EF22-C2404E358", "20220415170305223-7193-A01122B37");
    }

    @Test
    void whatAnAccountDoesNotHaveIsNull() {
        assertThat(Call.of("getAccount", WIKI, WIKI_BASIC).to(server).text())
                .isEqualTo("{\"id\":\"" + WIKI_BASIC + "\",\"account_name\":\"cq04130006\",\"name\":null,"
                        + "\"org_id\":null,\"disabled\":false,\"account_type\":\"BASIC_ACCOUNT\",\"extension\":{},"
                        + "\"roles\":[]}");
    }

    @ParameterizedTest
    @CsvSource({"disableAccount, true", "enableAccount, false"})
    void disablingAndEnablingChangeThatOnlyAndOnlyOnce(String operation, boolean disabled) {
        Call.of(disabled ? "enableAccount" : "disableAccount", CRM, BASIC).to(server);
        Map<String, Object> before = server.account(BASIC);
        long records = server.auditRecords();

        for (int i = 0; i < 2; i++) {
            Answer answer = Call.of(operation, CRM, BASIC).to(server);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo("{\"account_id\":\"" + BASIC + "\"}");
        }

        Map<String, Object> after = server.account(BASIC);
        assertThat(after).containsEntry("disabled", disabled);
        List.of("disabled", "changed_at").forEach(column -> {
            before.remove(column);
            after.remove(column);
        });
        assertThat(after).isEqualTo(before);
        assertThat(server.auditRecords()).isEqualTo(records + 1);
        assertThat(server.sql()
                        .sql("select fields from audit_record where operation = ? ")
                        .param(operation)
                        .query(String.class)
                        .single())
                .isEqualTo("disabled");
    }

    @ParameterizedTest
    @ValueSource(strings = {ORPHAN, BASIC, PUBLIC})
    void deletingAnAccountDeletesItsRolesAndUsersAndFreesItsName(String accountId) {
        String name = server.account(accountId).get("account_name").toString();

        Answer answer = Call.of("deleteAccount", CRM, accountId).to(server);

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(answer.header("X-Request-Id")).isNotEmpty();
        assertThat(server.rows().accounts()).doesNotContain(accountId);
        Map<String, Object> record = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        record.putAll(server.sql().sql("select * from audit_record").query().singleRow());
        assertThat(record)
                .containsEntry("operation", "deleteAccount")
                .containsEntry("account_id", accountId)
                .containsEntry("fields", "");
        assertThat(Call.of("createPublicAccount", CRM)
                        .body("{\"account_name\":\"" + name.toUpperCase() + "\"}")
                        .to(server)
                        .status())
                .isEqualTo(201);
    }

    @Test
    void deletingLeavesOtherAccountsAlone() {
        long roles = count("account_role");
        long members = count("account_member");

        Call.of("deleteAccount", CRM, ORPHAN).to(server);
        Call.of("deleteAccount", CRM, PUBLIC).to(server);

        assertThat(count("account_role")).isEqualTo(roles - 2);
        assertThat(count("account_member")).isEqualTo(members - 1);
    }

    private long count(String table) {
        return server.sql()
                .sql("select count(*) from " + table)
                .query(Long.class)
                .single();
    }
}
