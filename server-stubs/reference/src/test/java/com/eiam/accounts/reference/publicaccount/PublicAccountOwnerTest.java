package com.eiam.accounts.reference.publicaccount;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import org.junit.jupiter.api.Test;

class PublicAccountOwnerTest extends OperationTest {

    private static final String OWNED_BY_NOBODY = "20220416080000399-6B1C-38495A6B7";

    private Answer bind(String accountId, String username) {
        return Call.of("bindPublicAccountOwner", CRM, accountId)
                .body("{\"user_name\":\"" + username + "\"}")
                .to(server);
    }

    private Answer owner(String accountId) {
        return Call.of("getPublicAccountOwner", CRM, accountId).to(server);
    }

    @Test
    void theOwnerIsSetAndReplacedAndTheUsersStay() {
        String members = members();
        assertThat(owner(OWNED_BY_NOBODY).code()).isEqualTo(ErrorCode.APP_ACCOUNT_0037.code());

        Answer first = bind(OWNED_BY_NOBODY, "ZhangSan");
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEqualTo("{\"account_id\":\"" + OWNED_BY_NOBODY + "\"}");
        assertThat(owner(OWNED_BY_NOBODY).text())
                .isEqualTo("{\"user_id\":\"20220412090512190-3A4F-9EB0531C4\",\"user_name\":\"zhangsan\","
                        + "\"disabled\":false}");

        bind(OWNED_BY_NOBODY, "cq04130007");
        assertThat(owner(OWNED_BY_NOBODY).text())
                .isEqualTo("{\"user_id\":\"20220412090512167-3A4F-8DAF420B3\",\"user_name\":\"cq04130007\","
                        + "\"disabled\":true}");
        assertThat(members()).isEqualTo(members);
        assertThat(server.auditRecords()).isEqualTo(2);
    }

    @Test
    void theSameOwnerAgainChangesNothing() {
        String before = server.rows().everything();

        assertThat(bind(PUBLIC, "zhangsan").status()).isEqualTo(200);

        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @Test
    void anUnknownUserLeavesTheOwnerAsItIs() {
        String before = server.rows().everything();

        assertThat(bind(PUBLIC, "no-such-user").code()).isEqualTo(ErrorCode.APP_ACCOUNT_0037.code());
        assertThat(bind("x", "no-such-user").code()).isEqualTo(ErrorCode.APP_ACCOUNT_0038.code());

        assertThat(server.rows().everything()).isEqualTo(before);
    }

    private String members() {
        return server.sql()
                .sql("select * from account_member")
                .query()
                .listOfRows()
                .toString();
    }
}
