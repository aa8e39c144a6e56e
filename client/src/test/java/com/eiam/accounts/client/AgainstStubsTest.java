package com.eiam.accounts.client;

import static com.eiam.accounts.client.ContractTenant.ARCHIVE;
import static com.eiam.accounts.client.ContractTenant.CLERK;
import static com.eiam.accounts.client.ContractTenant.CLERK_ACCOUNT;
import static com.eiam.accounts.client.ContractTenant.CRM;
import static com.eiam.accounts.client.ContractTenant.CRM_EDITOR;
import static com.eiam.accounts.client.ContractTenant.CRM_USER;
import static com.eiam.accounts.client.ContractTenant.NOTHING;
import static com.eiam.accounts.client.ContractTenant.ORPHAN_ACCOUNT;
import static com.eiam.accounts.client.ContractTenant.PAYROLL;
import static com.eiam.accounts.client.ContractTenant.PUBLIC_ACCOUNT;
import static com.eiam.accounts.client.ContractTenant.SHARED_BY_TWO;
import static com.eiam.accounts.client.ContractTenant.WIKI;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.ContractTenant.RefusedCall;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.AssociatedUser;
import com.eiam.accounts.client.model.CreateBasicAccountRequest;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.CreatePublicAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.OwnerRequest;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each operation against the stubs that other teams test with. */
class AgainstStubsTest {

    private static final List<String> ROLES = List.of(CRM_USER, CRM_EDITOR);

    private static final WireMockServer STUBS = new WireMockServer(
            WireMockConfiguration.options().dynamicPort().usingFilesUnderClasspath(System.getProperty("stubs")));

    private static EiamAccounts client;

    @BeforeAll
    static void start() {
        STUBS.start();
        client = client("sandbox").build();
    }

    @AfterAll
    static void stop() {
        client.close();
        STUBS.stop();
    }

    private static EiamAccountsBuilder client(String id) {
        return EiamAccounts.builder().baseUrl(STUBS.baseUrl()).clientId(id).clientSecret("sandbox-secret");
    }

    /** A call and what it must answer; null: some id. */
    private record Call(String operation, Function<EiamAccounts, Object> call, Object answer) {

        @Override
        public String toString() {
            return operation;
        }
    }

    static List<Call> calls() {
        return List.of(
                new Call(
                        "createOrphanAccount",
                        eiam -> eiam.accounts()
                                .createOrphanAccount(CRM, new CreateOrphanAccountRequest().accountName("李四 🙂"))
                                .getAccountId(),
                        null),
                new Call(
                        "createBasicAccount",
                        eiam -> eiam.accounts()
                                .createBasicAccount(
                                        WIKI,
                                        new CreateBasicAccountRequest().userId("20220412090512101-3A4F-6B8D20E91"))
                                .getAccountId(),
                        null),
                new Call(
                        "createPublicAccount",
                        eiam -> eiam.publicAccounts()
                                .createPublicAccount(CRM, new CreatePublicAccountRequest().accountName("front-desk"))
                                .getAccountId(),
                        null),
                new Call(
                        "updateAccount",
                        eiam -> eiam.accounts()
                                .updateAccount(
                                        CRM,
                                        ORPHAN_ACCOUNT,
                                        new UpdateAccountRequest()
                                                .accountName("zhangsan111")
                                                .extension(Map.of("room", "C-3")))
                                .getAccountId(),
                        ORPHAN_ACCOUNT),
                new Call(
                        "getAccount",
                        eiam -> eiam.accounts()
                                .getAccount(PAYROLL, CLERK_ACCOUNT)
                                .getExtension(),
                        Map.of("grade", 7, "contractor", false, "room", "B-12", "groups", List.of("north", "south"))),
                new Call(
                        "listAccounts",
                        eiam -> eiam.accounts().listAccounts(ARCHIVE, "", 1, 10).getAccounts().stream()
                                .map(account -> account.getAccountName())
                                .toList(),
                        List.of("archivist-11", "archivist-12")),
                new Call(
                        "deleteAccount",
                        eiam -> {
                            eiam.accounts().deleteAccount(CRM, "20220416080000201-6B1C-D2E3F4051");
                            return "";
                        },
                        ""),
                new Call(
                        "enableAccount",
                        eiam -> eiam.accounts()
                                .enableAccount(CRM, "20220416080000234-6B1C-E3F405162")
                                .getAccountId(),
                        "20220416080000234-6B1C-E3F405162"),
                new Call(
                        "disableAccount",
                        eiam -> eiam.accounts()
                                .disableAccount(CRM, "20220416080000267-6B1C-F40516273")
                                .getAccountId(),
                        "20220416080000267-6B1C-F40516273"),
                new Call(
                        "addAccountRoles",
                        eiam -> eiam.accountRoles()
                                .addAccountRoles(
                                        CRM, "20220416080000300-6B1C-051627384", new RoleIdsRequest().roleIds(ROLES))
                                .getSuccessList(),
                        ROLES),
                new Call(
                        "removeAccountRoles",
                        eiam -> eiam.accountRoles()
                                .removeAccountRoles(CRM, ORPHAN_ACCOUNT, new RoleIdsRequest().roleIds(ROLES))
                                .getSuccessList(),
                        ROLES),
                new Call(
                        "bindPublicAccountUsers",
                        eiam -> eiam.publicAccounts()
                                .bindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users("zhangsan"))
                                .getAccountId(),
                        PUBLIC_ACCOUNT),
                new Call(
                        "unbindPublicAccountUsers",
                        eiam -> eiam.publicAccounts()
                                .unbindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users("cq04130006"))
                                .getAccountId(),
                        PUBLIC_ACCOUNT),
                new Call(
                        "bindPublicAccountOwner",
                        eiam -> eiam.publicAccounts()
                                .bindPublicAccountOwner(
                                        CRM,
                                        "20220416080000333-6B1C-162738495",
                                        new OwnerRequest().userName("zhangsan"))
                                .getAccountId(),
                        "20220416080000333-6B1C-162738495"),
                new Call(
                        "getPublicAccountOwner",
                        eiam -> eiam.publicAccounts()
                                .getPublicAccountOwner(CRM, PUBLIC_ACCOUNT)
                                .getUserName(),
                        "zhangsan"),
                new Call(
                        "listPublicAccountUsers",
                        eiam -> eiam
                                .publicAccounts()
                                .listPublicAccountUsers(CRM, SHARED_BY_TWO, 0, 10)
                                .getAssociatedUsers()
                                .stream()
                                .map(AssociatedUser::getUserName)
                                .toList(),
                        List.of("cq04130005", "cq04130007")),
                new Call(
                        "getAccountPermissions",
                        eiam ->
                                eiam
                                        .accountPermissions()
                                        .getAccountPermissions(PAYROLL, CLERK_ACCOUNT)
                                        .getFuncPerms()
                                        .stream()
                                        .map(permission -> permission.getId())
                                        .toList(),
                        List.of("payslip-read", "payslip-write")),
                new Call(
                        "listAccountPermissions",
                        eiam -> eiam.accountPermissions()
                                .listAccountPermissions(PAYROLL, 0, 1)
                                .getList()
                                .get(0)
                                .getRoles()
                                .get(0)
                                .getId(),
                        CLERK));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void eachOperationAnswersAsTheContractsSay(Call call) {
        Object answer = call.call().apply(client);

        if (call.answer() == null) {
            assertThat(answer).asString().matches("\\d{17}-[0-9A-F]{4}-[0-9A-F]{9}");
        } else {
            assertThat(answer).isEqualTo(call.answer());
        }
    }

    static List<RefusedCall> refusedCalls() {
        return ContractTenant.refusedCalls();
    }

    @ParameterizedTest
    @MethodSource("refusedCalls")
    void eachOperationTellsWhyItRefuses(RefusedCall refused) {
        RefusedException e = catchThrowableOfType(
                RefusedException.class, () -> refused.call().accept(client));

        assertThat(e.errorCode()).isEqualTo(refused.code());
        assertThat(e.status()).isEqualTo(refused.code().status());
        assertThat(e.serverMessage()).isEqualTo(refused.code().message());
        assertThat(e.requestId()).isNotBlank();
    }

    @Test
    void noOperationIsLeftOut() {
        assertThat(calls()).map(Call::operation).containsExactlyInAnyOrderElementsOf(GeneratedOperations.names());
        assertThat(refusedCalls()).map(RefusedCall::operation).containsAll(GeneratedOperations.names());
    }

    @Test
    void messagesComeInEnglishWhenAskedFor() {
        try (EiamAccounts english = client("sandbox").language(Locale.ENGLISH).build()) {
            RefusedException e = catchThrowableOfType(RefusedException.class, () -> create(english, NOTHING));

            assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_0001);
            assertThat(e.serverMessage()).isEqualTo(ErrorCode.APP_0001.english());
        }
    }

    @Test
    void aWrongSecretIsTold() {
        try (EiamAccounts stranger = client("sandbox").clientSecret("wrong").build()) {
            TokenException e = catchThrowableOfType(TokenException.class, () -> create(stranger, CRM));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_CLIENT);
        }
    }

    @Test
    void aMissingPermissionIsTold() {
        try (EiamAccounts nobody = client("sandbox-none").build()) {
            TokenException e = catchThrowableOfType(TokenException.class, () -> create(nobody, CRM));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INSUFFICIENT_SCOPE);
            assertThat(e.scope()).isEqualTo("account_all all");
        }
    }

    private static void create(EiamAccounts by, String appId) {
        by.accounts().createOrphanAccount(appId, new CreateOrphanAccountRequest().accountName("zhangsan1"));
    }

    private static UserNamesRequest users(String... names) {
        return new UserNamesRequest().userNames(List.of(names));
    }
}
