package com.eiam.accounts.client.contract;

import static com.eiam.accounts.client.contract.ContractTenant.ARCHIVE;
import static com.eiam.accounts.client.contract.ContractTenant.CLERK_ACCOUNT;
import static com.eiam.accounts.client.contract.ContractTenant.CQ04130006;
import static com.eiam.accounts.client.contract.ContractTenant.CRM;
import static com.eiam.accounts.client.contract.ContractTenant.NOTHING;
import static com.eiam.accounts.client.contract.ContractTenant.PAYROLL;
import static com.eiam.accounts.client.contract.ContractTenant.WIKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import com.eiam.accounts.client.Pages;
import com.eiam.accounts.client.call.ExtensionTest;
import com.eiam.accounts.client.error.RefusedException;
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
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each operation with its effect, as the API shows it, on the reference server. */
class AgainstReferenceServerTest extends ReferenceServerTest {

    private static final String BASIC_ACCOUNT = "20220415162233108-5B1E-03F7A9C46";
    private static final String AUDITOR = "20220415170305246-08B4-5D3E6F721";
    private static final String SALES = "20220413151020301-60D2-1A7BC3E45";

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

    private static String create(String name, CreateOrphanAccountRequest request) {
        return client.accounts()
                .createOrphanAccount(CRM, request.accountName(name))
                .getAccountId();
    }

    private static Account read(String accountId) {
        return client.accounts().getAccount(CRM, accountId);
    }
}
