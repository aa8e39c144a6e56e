package com.eiam.accounts.client;

import static com.eiam.accounts.client.ContractTenant.ARCHIVE;
import static com.eiam.accounts.client.ContractTenant.CLERK_ACCOUNT;
import static com.eiam.accounts.client.ContractTenant.CQ04130006;
import static com.eiam.accounts.client.ContractTenant.CRM;
import static com.eiam.accounts.client.ContractTenant.NOTHING;
import static com.eiam.accounts.client.ContractTenant.PAYROLL;
import static com.eiam.accounts.client.ContractTenant.PUBLIC_ACCOUNT;
import static com.eiam.accounts.client.ContractTenant.WIKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.eiam.accounts.client.ContractCalls.Call;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountPage;
import com.eiam.accounts.client.model.AccountPermissions;
import com.eiam.accounts.client.model.AccountPermissionsRow;
import com.eiam.accounts.client.model.AccountRole;
import com.eiam.accounts.client.model.AccountType;
import com.eiam.accounts.client.model.AssociatedUser;
import com.eiam.accounts.client.model.CreateBasicAccountRequest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.CreatePublicAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.OwnerRequest;
import com.eiam.accounts.client.model.PermissionEntry;
import com.eiam.accounts.client.model.RoleChanges;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import com.eiam.accounts.reference.EiamAccountsApplication;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Each operation with its effect, as the API shows it, on the reference server. */
class AgainstReferenceServerTest {

    private static final String BASIC_ACCOUNT = "20220415162233108-5B1E-03F7A9C46";
    private static final String AUDITOR = "20220415170305246-08B4-5D3E6F721";
    private static final String SALES = "20220413151020301-60D2-1A7BC3E45";

    private static ConfigurableApplicationContext server;
    private static EiamAccounts client;

    @BeforeAll
    static void start() {
        server = SpringApplication.run(EiamAccountsApplication.class, "--server.port=0", "--logging.level.root=warn");
        client = client("sandbox").build();
    }

    @AfterAll
    static void stop() {
        client.close();
        server.close();
    }

    private static EiamAccountsBuilder client(String id) {
        return EiamAccounts.builder()
                .baseUrl("http://localhost:" + server.getEnvironment().getProperty("local.server.port"))
                .clientId(id)
                .clientSecret("sandbox-secret");
    }

    @Test
    void anOrphanAccountIsCreatedWithEverythingItWasGiven() {
        Map<String, Object> extension = ExtensionTest.values();
        String id = create(
                "李四的测试账号",
                new CreateOrphanAccountRequest()
                        .name("李四 🙂")
                        .orgCode("sales")
                        .password("correct horse battery staple")
                        .disabled(true)
                        .extension(extension));

        assertThat(read(id))
                .isEqualTo(new Account()
                        .id(id)
                        .accountName("李四的测试账号")
                        .name("李四 🙂")
                        .orgId(SALES)
                        .disabled(true)
                        .accountType(AccountType.ORPHAN_ACCOUNT)
                        .extension(extension));
        assertThat(read(id).getExtension()).containsExactlyEntriesOf(extension);
    }

    @Test
    void aBasicAccountBearsTheNameOfItsUser() {
        String id = client.accounts()
                .createBasicAccount(CRM, new CreateBasicAccountRequest().userId(CQ04130006))
                .getAccountId();

        assertThat(read(id).getAccountName()).isEqualTo("cq04130006");
        assertThat(read(id).getAccountType()).isEqualTo(AccountType.BASIC_ACCOUNT);
    }

    @Test
    void anUpdateChangesWhatItNamesAndNothingElse() {
        String id = create(
                "update-me",
                new CreateOrphanAccountRequest()
                        .name("before")
                        .disabled(true)
                        .extension(Map.of("room", "B-12", "floor", 3)));
        Map<String, Object> extension = new HashMap<>(Map.of("floor", 4, "share", new BigDecimal("0.10")));
        extension.put("room", null);

        client.accounts()
                .updateAccount(
                        CRM,
                        id,
                        new UpdateAccountRequest().accountName("updated").extension(extension));

        assertThat(read(id).getAccountName()).isEqualTo("updated");
        assertThat(read(id).getName()).isEqualTo("before");
        assertThat(read(id).getDisabled()).isTrue();
        assertThat(read(id).getExtension())
                .containsOnly(Map.entry("floor", 4), Map.entry("share", new BigDecimal("0.10")));
    }

    @Test
    void anAccountIsDisabledEnabledAndDeleted() {
        String id = create("short-lived", new CreateOrphanAccountRequest());

        assertThat(client.accounts().disableAccount(CRM, id).getAccountId()).isEqualTo(id);
        assertThat(read(id).getDisabled()).isTrue();
        assertThat(client.accounts().enableAccount(CRM, id).getAccountId()).isEqualTo(id);
        assertThat(read(id).getDisabled()).isFalse();
        client.accounts().deleteAccount(CRM, id);

        RefusedException e = catchThrowableOfType(RefusedException.class, () -> read(id));
        assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_ACCOUNT_0028);
    }

    @Test
    void rolesAreGivenAndTaken() {
        String id = create("with-roles", new CreateOrphanAccountRequest());
        RoleIdsRequest roles = new RoleIdsRequest().roleIds(List.of(AUDITOR, NOTHING));

        RoleChanges given = client.accountRoles().addAccountRoles(CRM, id, roles);
        assertThat(given.getSuccessList()).containsExactly(AUDITOR);
        assertThat(given.getFailList()).containsExactly(NOTHING);
        assertThat(read(id).getRoles())
                .containsExactly(new AccountRole()
                        .roleId(AUDITOR)
                        .roleCode("crm-auditor")
                        .roleName("CRM auditor"));

        assertThat(client.accountRoles().removeAccountRoles(CRM, id, roles).getSuccessList())
                .containsExactly(AUDITOR);
        assertThat(client.accountRoles().removeAccountRoles(CRM, id, roles).getFailList())
                .containsExactly(AUDITOR, NOTHING);
        assertThat(read(id).getRoles()).isEmpty();
    }

    @Test
    void aPublicAccountHasAnOwnerAndUsers() {
        String id = client.publicAccounts()
                .createPublicAccount(CRM, new CreatePublicAccountRequest().accountName("reception"))
                .getAccountId();
        UserNamesRequest two = new UserNamesRequest().userNames(List.of("cq04130007", "CQ04130005"));

        client.publicAccounts().bindPublicAccountOwner(CRM, id, new OwnerRequest().userName("zhangsan"));
        client.publicAccounts().bindPublicAccountUsers(CRM, id, two);

        assertThat(read(id).getAccountType()).isEqualTo(AccountType.PUBLIC_ACCOUNT);
        assertThat(client.publicAccounts().getPublicAccountOwner(CRM, id).getUserName())
                .isEqualTo("zhangsan");
        assertThat(client.publicAccounts()
                        .listPublicAccountUsers(CRM, id, 0, 10)
                        .getTotal())
                .isEqualTo(2);
        assertThat(client.allPublicAccountUsers(CRM, id))
                .extracting(AssociatedUser::getUserName, AssociatedUser::getDisabled)
                .containsExactly(tuple("cq04130005", false), tuple("cq04130007", true));

        client.publicAccounts().unbindPublicAccountUsers(CRM, id, two);
        assertThat(client.allPublicAccountUsers(CRM, id)).isEmpty();
    }

    @Test
    void accountsAreListedInTheOrderOfTheirIds() {
        assertThat(client.allAccounts(ARCHIVE).stream().map(Account::getId))
                .hasSize(12)
                .isSorted();
        assertThat(client.allAccounts(ARCHIVE, AccountType.PUBLIC_ACCOUNT))
                .extracting(Account::getAccountName)
                .containsExactly("archivist-12");
        assertThat(client.accounts().listAccounts(ARCHIVE, "", 1, 10).getTotal())
                .isEqualTo(12);
    }

    @Test
    void permissionsAreRead() {
        AccountPermissions clerk = client.accountPermissions().getAccountPermissions(PAYROLL, CLERK_ACCOUNT);

        assertThat(clerk.getFuncPerms())
                .containsExactly(
                        new PermissionEntry().id("payslip-read").remoteId(null),
                        new PermissionEntry().id("payslip-write").remoteId("fn-17"));
        assertThat(client.allAccountPermissions(PAYROLL))
                .containsExactly(new AccountPermissionsRow()
                        .accountId(CLERK_ACCOUNT)
                        .roles(clerk.getRoles())
                        .funcPerms(clerk.getFuncPerms())
                        .dataPerms(clerk.getDataPerms()));
        assertThat(client.allAccountPermissions(ARCHIVE)).hasSize(12);
    }

    /** What Pages says of changes while a list is read. */
    @Test
    void anAccountDeletedFromAPageAlreadyReadHidesAnother() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            ids.add(client.publicAccounts()
                    .createPublicAccount(WIKI, new CreatePublicAccountRequest().accountName("n" + i))
                    .getAccountId());
        }
        Collections.sort(ids);
        List<String> seen = new ArrayList<>();
        for (Account account : Pages.of(
                10,
                (page, limit) -> client.accounts().listAccounts(WIKI, "PUBLIC_ACCOUNT", page, limit),
                AccountPage::getAccounts,
                AccountPage::getTotal)) {
            seen.add(account.getId());
            if (account.getId().equals(ids.get(0))) {
                client.accounts().deleteAccount(WIKI, account.getId());
            }
        }

        assertThat(seen).hasSize(11).doesNotContain(ids.get(10));
    }

    static Stream<Call> refusals() {
        return ContractCalls.all().stream().filter(call -> !call.succeeds());
    }

    @ParameterizedTest
    @MethodSource
    void refusals(Call call) throws Exception {
        try (EiamAccounts caller = client(call.client()).build()) {
            assertThatExceptionOfType(AccountsException.class)
                    .isThrownBy(() -> call.make(caller))
                    .satisfies(refused -> ContractCalls.assertRefused(call.contract(), refused));
        }
    }

    @Test
    void theMessageOfAFailureIsEnoughForSupport() {
        RefusedException e = catchThrowableOfType(
                RefusedException.class,
                () -> client.accounts()
                        .createOrphanAccount(NOTHING, new CreateOrphanAccountRequest().accountName("n")));

        assertThat(e.requestId()).matches("[0-9a-f-]{36}");
        assertThat(e)
                .hasMessage("createOrphanAccount: 应用不存在 (code APP.0001, status 400, request id " + e.requestId() + ")");
    }

    @Test
    void messagesComeInEnglishWhenAskedFor() {
        try (EiamAccounts english = client("sandbox").language(Locale.ENGLISH).build()) {
            RefusedException e = catchThrowableOfType(
                    RefusedException.class,
                    () -> english.accountRoles()
                            .removeAccountRoles(
                                    CRM, BASIC_ACCOUNT, new RoleIdsRequest().roleIds(Collections.nCopies(51, "r"))));

            assertThat(e.serverMessage()).isEqualTo("Parameter error, role_ids: must not have more than 50 entries");
        }
    }

    @Test
    void aWrongSecretIsTold() {
        try (EiamAccounts stranger =
                client("sandbox").clientSecret("not-the-secret").build()) {
            TokenException e = catchThrowableOfType(TokenException.class, () -> unbindNobody(stranger));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_CLIENT);
            assertThat(e.status()).isEqualTo(401);
            assertThat(e).hasMessageStartingWith("issueToken: ").hasMessageNotContaining("not-the-secret");
        }
    }

    @Test
    void aClientThatMayOnlyReadIsToldWhichPermissionItLacks() {
        try (EiamAccounts reader = client("sandbox-reader").build()) {
            TokenException e = catchThrowableOfType(TokenException.class, () -> unbindNobody(reader));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INSUFFICIENT_SCOPE);
            assertThat(e.status()).isEqualTo(403);
            assertThat(e.scope()).isEqualTo("account_all all");
        }
    }

    private static void unbindNobody(EiamAccounts by) {
        by.publicAccounts()
                .unbindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, new UserNamesRequest().userNames(List.of("zhangsan")));
    }

    private static String create(String name, CreateOrphanAccountRequest request) {
        return client.accounts()
                .createOrphanAccount(CRM, request.accountName(name))
                .getAccountId();
    }

    private static Account read(String accountId) {
        return client.accounts().getAccount(CRM, accountId);
    }
}
