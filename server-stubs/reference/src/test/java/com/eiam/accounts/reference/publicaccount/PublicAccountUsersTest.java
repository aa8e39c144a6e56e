package com.eiam.accounts.reference.publicaccount;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.OperationTest;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAccountUsersTest extends OperationTest {

    private Answer call(String operation, String accountId, String... names) {
        return server.call(operation, CRM, accountId, "{\"user_names\":[\"" + String.join("\",\"", names) + "\"]}");
    }

    private Set<String> bound() {
        return server.sql().sql("""
                        select u.username from account_member m join tenant_user u on u.user_id = m.user_id
                        where m.account_id = ?
                        """).param(PUBLIC).query(String.class).set();
    }

    @Test
    void bindsEachUserOnceWhateverTheCase() {
        Answer answer = call("bindPublicAccountUsers", PUBLIC, "CQ04130006", "cq04130006", "Cq04130007", "zhangsan");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(bound()).containsExactlyInAnyOrder("cq04130006", "cq04130007", "zhangsan");
    }

    @Test
    void unbindAfterBindLeavesWhatWasBefore() {
        String before = server.rows().accounts();

        call("bindPublicAccountUsers", PUBLIC, "cq04130006", "cq04130005");
        call("unbindPublicAccountUsers", PUBLIC, "CQ04130006", "cq04130005", "zhangsan");

        assertThat(server.rows().accounts()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bindPublicAccountUsers", "unbindPublicAccountUsers"})
    void oneUnknownUserChangesNothing(String operation) {
        String before = server.rows().everything();

        Answer answer = call(operation, PUBLIC, "cq04130006", "cq04130007", "no-such-user");

        assertThat(answer.code()).isEqualTo(ErrorCode.USER_0001.code());
        assertThat(server.rows().everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bindPublicAccountUsers", "unbindPublicAccountUsers"})
    void refusesOtherAccounts(String operation) {
        assertThat(call(operation, ORPHAN, "no-such-user").code()).isEqualTo(ErrorCode.APP_ACCOUNT_0038.code());
        assertThat(call(operation, "x", "no-such-user").code()).isEqualTo(ErrorCode.APP_ACCOUNT_0038.code());
        assertThat(server.call(operation, "x", "x", "{\"user_names\":[\"u\"]}").code())
                .isEqualTo(ErrorCode.APP_0001.code());
    }
}
