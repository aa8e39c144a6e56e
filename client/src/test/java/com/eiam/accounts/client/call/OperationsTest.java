package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.WireServer.Received;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPage;
import com.eiam.accounts.client.model.AccountPermissions;
import com.eiam.accounts.client.model.AccountPermissionsPage;
import com.eiam.accounts.client.model.AccountPermissionsRow;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.AssociatedUser;
import com.eiam.accounts.client.model.AssociatedUserPage;
import com.eiam.accounts.client.model.Owner;
import com.eiam.accounts.client.model.PermissionEntry;
import org.junit.jupiter.api.Test;

/** Each operation as it travels: what arrives at a server, and what becomes of its answer. */
class OperationsTest extends WireTest {

    private static final String A = "/api/v2/tenant/applications/a1";

    @Test
    void anAccountTypeMayBeEmptyOrLeftOut() {
        server.then(200, "{\"total\":0,\"accounts\":[]}").then(200, "{\"total\":0,\"accounts\":[]}");

        client.accounts().listAccounts("a1", "", 0, 10);
        client.accounts().listAccounts("a1", null, 0, 10);

        assertThat(server.calls())
                .extracting(Received::target)
                .containsExactly(A + "/accounts?account_type=&offset=0&limit=10", A + "/accounts?offset=0&limit=10");
    }

    @Test
    void aPageSizeThatIsMissingIsTheCallersMistake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> client.accounts().listAccounts("a1", null, 0, null))
                .withMessage("listAccounts: limit must not be null");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void anAccountIsRead() {
        server.then(200, account("BASIC_ACCOUNT"));

        Account account = client.accounts().getAccount("a1", "c1");

        assertThat(account.getId()).isEqualTo("c1");
        assertThat(account.getAccountName()).isEqualTo("n");
        assertThat(account.getName()).isNull();
        assertThat(account.getOrgId()).isNull();
        assertThat(account.getDisabled()).isTrue();
        assertThat(account.getAccountType()).isEqualTo(AccountType.BASIC_ACCOUNT);
        assertThat(account.getExtension()).isEmpty();
        assertThat(account.getRoles()).singleElement().satisfies(role -> {
            assertThat(role.getRoleId()).isEqualTo("r1");
            assertThat(role.getRoleCode()).isEqualTo("clerk");
            assertThat(role.getRoleName()).isEqualTo("Clerk");
        });
    }

    @Test
    void anAccountTypeThatIsNewerThanThisClientBreaksNothing() {
        server.then(200, account("ROBOT_ACCOUNT"));

        assertThat(client.accounts().getAccount("a1", "c1").getAccountType()).isEqualTo(AccountType.UNKNOWN);
    }

    @Test
    void aPageTellsHowManyThereAreInAll() {
        server.then(200, "{\"total\":9007199254740991,\"accounts\":[" + account("ORPHAN_ACCOUNT") + "]}");

        AccountPage page = client.accounts().listAccounts("a1", null, 0, 10);

        assertThat(page.getTotal()).isEqualTo(9_007_199_254_740_991L);
        assertThat(page.getAccounts()).extracting(Account::getId).containsExactly("c1");
    }

    @Test
    void aPageWithoutItsEntriesIsUnexpected() {
        server.then(200, "{\"total\":1}");

        assertThat(catchThrowableOfType(
                        UnexpectedResponseException.class,
                        () -> client.accounts().listAccounts("a1", null, 0, 10)))
                .hasMessageContaining("without accounts");
    }

    @Test
    void usersAndOwnersAreRead() {
        server.then(200, "{\"total\":1,\"associated_users\":[{\"id\":\"1\",\"userName\":\"u1\",\"disabled\":true}]}")
                .then(200, "{\"user_id\":\"2\",\"user_name\":\"u2\",\"disabled\":false}");

        AssociatedUserPage users = client.publicAccounts().listPublicAccountUsers("a1", "c1", 0, 10);
        Owner owner = client.publicAccounts().getPublicAccountOwner("a1", "c1");

        assertThat(users.getTotal()).isEqualTo(1);
        assertThat(users.getAssociatedUsers())
                .containsExactly(new AssociatedUser().id("1").userName("u1").disabled(true));
        assertThat(owner).isEqualTo(new Owner().userId("2").userName("u2").disabled(false));
    }

    @Test
    void permissionsAreReadAndWhatIsLeftOutIsEmpty() {
        server.then(
                        200,
                        "{\"roles\":[{\"id\":\"r1\",\"remoteId\":\"clerk\"}],\"funcPerms\":[{\"id\":\"f1\",\"remoteId\":null}],"
                                + "\"dataPerms\":[]}")
                .then(
                        200,
                        "{\"number\":2147483647,\"total\":9007199254740991,\"size\":50,\"list\":[{\"accountId\":\"c1\"}]}");

        AccountPermissions one = client.accountPermissions().getAccountPermissions("a1", "c1");
        AccountPermissionsPage page = client.accountPermissions().listAccountPermissions("a1", 0, 50);

        assertThat(one.getRoles())
                .containsExactly(new PermissionEntry().id("r1").remoteId("clerk"));
        assertThat(one.getFuncPerms())
                .containsExactly(new PermissionEntry().id("f1").remoteId(null));
        assertThat(one.getDataPerms()).isEmpty();
        assertThat(page.getNumber()).isEqualTo(Integer.MAX_VALUE);
        assertThat(page.getTotal()).isEqualTo(9_007_199_254_740_991L);
        assertThat(page.getSize()).isEqualTo(50);
        assertThat(page.getList()).containsExactly(new AccountPermissionsRow().accountId("c1"));
        assertThat(page.getList().get(0).getRoles()).isEmpty();
    }

    private static String account(String type) {
        return "{\"id\":\"c1\",\"account_name\":\"n\",\"name\":null,\"org_id\":null,\"disabled\":true,\"account_type\":\""
                + type + "\",\"extension\":{},"
                + "\"roles\":[{\"role_id\":\"r1\",\"role_code\":\"clerk\",\"role_name\":\"Clerk\"}]}";
    }
}
