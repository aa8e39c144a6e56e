package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.WireServer.Received;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPage;
import com.eiam.accounts.client.model.AccountPermissions;
import com.eiam.accounts.client.model.AccountPermissionsPage;
import com.eiam.accounts.client.model.AccountPermissionsRow;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.AssociatedUser;
import com.eiam.accounts.client.model.AssociatedUserPage;
import com.eiam.accounts.client.model.CreateBasicAccountRequest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.CreatePublicAccountRequest;
import com.eiam.accounts.client.model.Owner;
import com.eiam.accounts.client.model.OwnerRequest;
import com.eiam.accounts.client.model.PermissionEntry;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation as it travels: what arrives at a server, and what becomes of its answer. */
@Timeout(20)
class OperationsTest {

    private static final String A = "/api/v2/tenant/applications/a1";

    private final WireServer server = new WireServer();
    private final EiamAccounts client = server.client().build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** A call, its request line, its body (empty: none) and a body that answers it (empty: 204). */
    private record Row(String operation, Consumer<EiamAccounts> call, String request, String body, String answer) {

        @Override
        public String toString() {
            return operation;
        }
    }

    static List<Row> operations() {
        UserNamesRequest users = new UserNamesRequest().userNames(List.of("u1", "u2"));
        RoleIdsRequest roles = new RoleIdsRequest().roleIds(List.of("r1"));
        String changes = "{\"success_list\":[],\"fail_list\":[]}";
        String sentUsers = "{\"user_names\":[\"u1\",\"u2\"]}";
        return List.of(
                new Row(
                        "createOrphanAccount",
                        eiam -> eiam.accounts()
                                .createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n")),
                        "POST " + A + "/accounts/orphan-account",
                        "{\"account_name\":\"n\",\"disabled\":false}",
                        WireServer.ACCOUNT),
                new Row(
                        "createBasicAccount",
                        eiam -> eiam.accounts().createBasicAccount("a1", new CreateBasicAccountRequest().userId("u1")),
                        "POST " + A + "/accounts/basic-account",
                        "{\"user_id\":\"u1\",\"disabled\":false}",
                        WireServer.ACCOUNT),
                new Row(
                        "createPublicAccount",
                        eiam -> eiam.publicAccounts()
                                .createPublicAccount("a1", new CreatePublicAccountRequest().accountName("n")),
                        "POST " + A + "/accounts/public-account",
                        "{\"account_name\":\"n\",\"disabled\":false}",
                        WireServer.ACCOUNT),
                new Row(
                        "updateAccount",
                        eiam -> eiam.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n")),
                        "PUT " + A + "/accounts/c1",
                        "{\"account_name\":\"n\"}",
                        WireServer.ACCOUNT),
                new Row(
                        "getAccount",
                        eiam -> eiam.accounts().getAccount("a1", "c1"),
                        "GET " + A + "/accounts/c1",
                        "",
                        account("BASIC_ACCOUNT")),
                new Row(
                        "listAccounts",
                        eiam -> eiam.accounts().listAccounts("a1", "PUBLIC_ACCOUNT", 3, 10),
                        "GET " + A + "/accounts?account_type=PUBLIC_ACCOUNT&offset=3&limit=10",
                        "",
                        "{\"total\":0,\"accounts\":[]}"),
                new Row(
                        "deleteAccount",
                        eiam -> eiam.accounts().deleteAccount("a1", "c1"),
                        "DELETE " + A + "/accounts/c1",
                        "",
                        ""),
                new Row(
                        "enableAccount",
                        eiam -> eiam.accounts().enableAccount("a1", "c1"),
                        "PUT " + A + "/accounts/c1/enable",
                        "",
                        WireServer.ACCOUNT),
                new Row(
                        "disableAccount",
                        eiam -> eiam.accounts().disableAccount("a1", "c1"),
                        "PUT " + A + "/accounts/c1/disable",
                        "",
                        WireServer.ACCOUNT),
                new Row(
                        "addAccountRoles",
                        eiam -> eiam.accountRoles().addAccountRoles("a1", "c1", roles),
                        "POST " + A + "/accounts/c1/member-role",
                        "{\"role_ids\":[\"r1\"]}",
                        changes),
                new Row(
                        "removeAccountRoles",
                        eiam -> eiam.accountRoles().removeAccountRoles("a1", "c1", roles),
                        "DELETE " + A + "/accounts/c1/member-role",
                        "{\"role_ids\":[\"r1\"]}",
                        changes),
                new Row(
                        "bindPublicAccountUsers",
                        eiam -> eiam.publicAccounts().bindPublicAccountUsers("a1", "c1", users),
                        "POST " + A + "/accounts/public-account/c1/users/bind",
                        sentUsers,
                        WireServer.ACCOUNT),
                new Row(
                        "unbindPublicAccountUsers",
                        eiam -> eiam.publicAccounts().unbindPublicAccountUsers("a1", "c1", users),
                        "POST " + A + "/accounts/public-account/c1/users/unbind",
                        sentUsers,
                        WireServer.ACCOUNT),
                new Row(
                        "bindPublicAccountOwner",
                        eiam -> eiam.publicAccounts()
                                .bindPublicAccountOwner("a1", "c1", new OwnerRequest().userName("u1")),
                        "POST " + A + "/accounts/public-account/c1/owner",
                        "{\"user_name\":\"u1\"}",
                        WireServer.ACCOUNT),
                new Row(
                        "getPublicAccountOwner",
                        eiam -> eiam.publicAccounts().getPublicAccountOwner("a1", "c1"),
                        "GET " + A + "/accounts/public-account/c1/owner",
                        "",
                        "{\"user_id\":\"1\",\"user_name\":\"u1\",\"disabled\":true}"),
                new Row(
                        "listPublicAccountUsers",
                        eiam -> eiam.publicAccounts().listPublicAccountUsers("a1", "c1", 0, 100),
                        "GET " + A + "/accounts/public-account/c1/users?offset=0&limit=100",
                        "",
                        "{\"total\":0,\"associated_users\":[]}"),
                new Row(
                        "getAccountPermissions",
                        eiam -> eiam.accountPermissions().getAccountPermissions("a1", "c1"),
                        "GET " + A + "/account/c1/permissions",
                        "",
                        "{\"roles\":[],\"funcPerms\":[],\"dataPerms\":[]}"),
                new Row(
                        "listAccountPermissions",
                        eiam -> eiam.accountPermissions().listAccountPermissions("a1", 0, 1),
                        "GET " + A + "/accounts/permissions/page?offset=0&limit=1",
                        "",
                        "{\"number\":0,\"total\":0,\"size\":1,\"list\":[]}"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachOperationHasItsRequest(Row row) {
        server.then(row.answer().isEmpty() ? 204 : 200, row.answer());

        row.call().accept(client);

        Received call = server.onlyCall();
        assertThat(call.method() + " " + call.target()).isEqualTo(row.request());
        assertThat(call.text()).isEqualTo(row.body());
        assertThat(call.header("Content-Type")).isEqualTo(row.body().isEmpty() ? null : "application/json");
        assertThat(call.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void noOperationIsLeftOut() {
        assertThat(operations()).map(Row::operation).containsExactlyInAnyOrderElementsOf(GeneratedOperations.names());
    }

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
