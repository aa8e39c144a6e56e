package com.eiam.accounts.reference.role;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoveAccountRolesTest extends OperationTest {

    private static final String HELD = "20220415170305246-08B4-5D3E6F721";
    private static final String NOT_HELD = "20220415170305200-EF22-C2404E358";
    private static final String OF_PAYROLL = "20220415170305269-91C5-6E4F70832";

    private Answer remove(String appId, String accountId, String... roles) {
        return server.call(
                "removeAccountRoles", appId, accountId, "{\"role_ids\":[\"" + String.join("\",\"", roles) + "\"]}");
    }

    @Test
    void listsEachRoleOnceInTheOrderOfTheRequest() {
        Answer answer = remove(CRM, BASIC, "unknown", OF_PAYROLL, HELD, NOT_HELD, HELD, "unknown");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"success_list\":[\"" + HELD + "\"],\"fail_list\":[\"unknown\",\"" + OF_PAYROLL + "\",\""
                        + NOT_HELD + "\"]}");
        assertThat(remove(CRM, BASIC, HELD).json().path("fail_list")).hasSize(1);
    }

    @Test
    void leavesOtherAccountsRolesAlone() {
        List<String> before = rolesOfOthers();

        remove(CRM, BASIC, HELD, NOT_HELD);

        assertThat(before).contains(NOT_HELD);
        assertThat(rolesOfOthers()).isEqualTo(before);
    }

    private List<String> rolesOfOthers() {
        return server.sql()
                .sql("select role_id from account_role where account_id <> ? order by account_id, role_id")
                .param(BASIC)
                .query(String.class)
                .list();
    }

    @Test
    void refusesInTheDocumentedOrder() {
        assertThat(remove("no-such-app", "x", HELD).code()).isEqualTo(ErrorCode.APP_0001.code());
        assertThat(remove(WIKI, "x", HELD).code()).isEqualTo(ErrorCode.APP_OBJECTMODEL_0006.code());
        assertThat(remove(CRM, "x", HELD).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0028.code());
    }
}
