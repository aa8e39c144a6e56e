package com.eiam.accounts.reference.role;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AddAccountRolesTest extends OperationTest {

    private static final String PAYROLL = "20220413143230118-84CE-07AF5D912";
    private static final String PAYROLL_BASIC = "20220415164455330-8D30-25B9C1E68";
    private static final String CLERK = "20220415170305269-91C5-6E4F70832";
    private static final String APPROVER = "20220415170305292-1AD6-7F5081943";
    private static final String USER = "20220415170305200-EF22-C2404E358";
    private static final String EDITOR = "20220415170305223-7193-A01122B37";
    private static final String AUDITOR = "20220415170305246-08B4-5D3E6F721";

    private Answer add(String appId, String accountId, String... roles) {
        return Call.of("addAccountRoles", appId, accountId)
                .body("{\"role_ids\":[\"" + String.join("\",\"", roles) + "\"]}")
                .to(server);
    }

    private Set<String> held(String accountId) {
        return server.sql()
                .sql("select role_id from account_role where account_id = ?")
                .param(accountId)
                .query(String.class)
                .set();
    }

    @Test
    void grantsKnownRolesAndListsEachRoleOnceInTheOrderOfTheRequest() {
        Answer answer = add(CRM, BASIC, "unknown", EDITOR, CLERK, AUDITOR, EDITOR, "unknown", USER);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"success_list\":[\"" + EDITOR + "\",\"" + AUDITOR + "\",\"" + USER
                        + "\"],\"fail_list\":[\"unknown\",\"" + CLERK + "\"]}");
        assertThat(held(BASIC)).containsExactlyInAnyOrder(AUDITOR, EDITOR, USER);
        assertThat(server.sql()
                        .sql("select fields from audit_record")
                        .query(String.class)
                        .single())
                .isEqualTo("role_ids");
    }

    @Test
    void grantingAHeldRoleSucceedsAndLeavesNoRecord() {
        String before = server.rows().everything();

        Answer answer = add(CRM, BASIC, AUDITOR);

        assertThat(answer.json().path("success_list")).hasSize(1);
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @Test
    void whereOneRoleIsAllowedARequestForMoreChangesNothing() {
        String before = server.rows().everything();

        assertThat(add(PAYROLL, PAYROLL_BASIC, APPROVER).code()).isEqualTo(ErrorCode.APP_ROLE_0004.code());
        assertThat(add(PAYROLL, PAYROLL_BASIC, CLERK, APPROVER, "unknown").code())
                .isEqualTo(ErrorCode.APP_ROLE_0004.code());
        assertThat(server.rows().everything()).isEqualTo(before);

        assertThat(add(PAYROLL, PAYROLL_BASIC, CLERK, CLERK, "unknown").text())
                .isEqualTo("{\"success_list\":[\"" + CLERK + "\"],\"fail_list\":[\"unknown\"]}");
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @Test
    void whereOneRoleIsAllowedTwoAtOnceAreRefused() {
        String id = Call.of("createOrphanAccount", PAYROLL)
                .body("{\"account_name\":\"new\"}")
                .to(server)
                .json()
                .path("account_id")
                .stringValue();

        assertThat(add(PAYROLL, id, CLERK, APPROVER).code()).isEqualTo(ErrorCode.APP_ROLE_0004.code());
        assertThat(held(id)).isEmpty();
        assertThat(add(PAYROLL, id, "unknown", APPROVER, APPROVER).status()).isEqualTo(200);
        assertThat(held(id)).containsExactly(APPROVER);
    }

    @Test
    void refusesInTheDocumentedOrder() {
        assertThat(add("x", "x", USER).code()).isEqualTo(ErrorCode.APP_0001.code());
        assertThat(add(WIKI, "x", USER).code()).isEqualTo(ErrorCode.APP_OBJECTMODEL_0006.code());
        assertThat(add(WIKI, WIKI_BASIC, USER).code()).isEqualTo(ErrorCode.APP_OBJECTMODEL_0006.code());
        assertThat(add(PAYROLL, "x", CLERK, APPROVER).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0028.code());
    }
}
