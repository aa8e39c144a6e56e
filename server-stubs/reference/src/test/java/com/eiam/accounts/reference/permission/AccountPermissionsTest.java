package com.eiam.accounts.reference.permission;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccountPermissionsTest extends OperationTest {

    private static final String PAYROLL = "20220413143230118-84CE-07AF5D912";
    private static final String PAYROLL_BASIC = "20220415164455330-8D30-25B9C1E68";
    private static final String HELD = "{\"roles\":[{\"id\":\"20220415170305269-91C5-6E4F70832\","
            + "\"remoteId\":\"payroll-clerk\"}],\"funcPerms\":[{\"id\":\"payslip-read\",\"remoteId\":null},"
            + "{\"id\":\"payslip-write\",\"remoteId\":\"fn-17\"}],"
            + "\"dataPerms\":[{\"id\":\"region-north\",\"remoteId\":null}]}";

    private void permission(String kind, String id, String... roles) {
        server.sql()
                .sql("insert into app_permission (app_id, kind, permission_id) values (?, ?, ?)")
                .params(CRM, kind, id)
                .update();
        for (String role : roles) {
            server.sql()
                    .sql("insert into role_permission (app_id, kind, permission_id, role_id) values (?, ?, ?, ?)")
                    .params(CRM, kind, id, role)
                    .update();
        }
    }

    @AfterEach
    void removePermissionsOfCrm() {
        server.sql()
                .sql("delete from role_permission where app_id = ?")
                .param(CRM)
                .update();
        server.sql()
                .sql("delete from app_permission where app_id = ?")
                .param(CRM)
                .update();
    }

    @Test
    void showsRolesAndTheirPermissions() {
        assertThat(Call.of("getAccountPermissions", PAYROLL, PAYROLL_BASIC)
                        .to(server)
                        .text())
                .isEqualTo(HELD);
    }

    @Test
    void showsEmptyListsForAnAccountWithoutRoles() {
        assertThat(Call.of("getAccountPermissions", WIKI, WIKI_BASIC).to(server).text())
                .isEqualTo("{\"roles\":[],\"funcPerms\":[],\"dataPerms\":[]}");
    }

    @Test
    void showsPermissionsOfSeveralRolesOnceInTheOrderOfTheIdsByteByByte() {
        String user = "20220415170305200-EF22-C2404E358";
        String editor = "20220415170305223-7193-A01122B37";
        String auditor = "20220415170305246-08B4-5D3E6F721";
        permission("function", "b", user, editor);
        permission("function", "a-b", editor);
        permission("function", "aB", user);
        permission("function", "Z", user, editor);
        permission("function", "\uff5e", user);
        permission("function", "🙂", user);
        permission("function", "not-held", auditor);
        permission("data", "b", editor, user);

        var held = Call.of("getAccountPermissions", CRM, ORPHAN).to(server).json();

        assertThat(held.path("roles").findValuesAsString("id")).containsExactly(user, editor);
        assertThat(held.path("funcPerms").findValuesAsString("id"))
                .containsExactly("Z", "a-b", "aB", "b", "\uff5e", "🙂");
        assertThat(held.path("dataPerms").findValuesAsString("id")).containsExactly("b");
        assertThat(Call.of("getAccountPermissions", CRM, BASIC)
                        .to(server)
                        .json()
                        .path("funcPerms")
                        .findValuesAsString("id"))
                .containsExactly("not-held");
    }

    @Test
    void aPageLeavesOutWhatAnAccountDoesNotHave() {
        String added = Call.of("createOrphanAccount", PAYROLL)
                .body("{\"account_name\":\"no-roles\"}")
                .to(server)
                .json()
                .path("account_id")
                .stringValue();

        assertThat(Call.of("listAccountPermissions", PAYROLL)
                        .query("offset=0&limit=50")
                        .to(server)
                        .text())
                .isEqualTo("{\"number\":0,\"total\":2,\"size\":50,\"list\":[{\"accountId\":\"" + PAYROLL_BASIC + "\","
                        + HELD.substring(1) + ",{\"accountId\":\"" + added + "\"}]}");
        assertThat(Call.of("listAccountPermissions", PAYROLL)
                        .query("offset=1&limit=1")
                        .to(server)
                        .text())
                .isEqualTo("{\"number\":1,\"total\":2,\"size\":1,\"list\":[{\"accountId\":\"" + added + "\"}]}");
        assertThat(Call.of("listAccountPermissions", PAYROLL)
                        .query("offset=2147483647&limit=50")
                        .to(server)
                        .text())
                .isEqualTo("{\"number\":2147483647,\"total\":2,\"size\":50,\"list\":[]}");
    }
}
