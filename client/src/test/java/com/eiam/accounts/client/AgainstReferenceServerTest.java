package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.RoleChanges;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import com.eiam.accounts.reference.EiamAccountsApplication;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each operation with its effect, on the reference server; what the API does not show is read from its database. */
class AgainstReferenceServerTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";
    private static final String WIKI = "20220413143015962-6F20-B3D81C75E";
    private static final String NO_APPLICATION = "19700101000000000-0000-000000000";
    private static final String PUBLIC_ACCOUNT = "20220415171558023-84A4-ED5C390B8";
    private static final String BASIC_ACCOUNT = "20220415162233108-5B1E-03F7A9C46";
    private static final String AUDITOR = "20220415170305246-08B4-5D3E6F721";

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
    void anAccountIsCreatedWithEverythingItWasGiven() {
        String id = create(
                "李四的测试账号",
                new CreateOrphanAccountRequest()
                        .name("李四 🙂")
                        .orgCode("sales")
                        .password("correct horse battery staple")
                        .disabled(true)
                        .extension(
                                Map.of("cost_centre", 4711, "external", false, "groups", List.of("north", "south"))));

        assertThat(column(id, "account_name")).isEqualTo("李四的测试账号");
        assertThat(column(id, "name")).isEqualTo("李四 🙂");
        assertThat(column(id, "disabled")).isEqualTo(true);
        assertThat((String) column(id, "extension"))
                .contains("\"cost_centre\":4711", "\"external\":false", "[\"north\",\"south\"]");
    }

    @Test
    void anUpdateChangesWhatItNamesAndNothingElse() {
        String id = create(
                "update-me",
                new CreateOrphanAccountRequest()
                        .name("before")
                        .disabled(true)
                        .extension(Map.of("room", "B-12", "floor", 3)));
        Map<String, Object> extension = new HashMap<>(Map.of("floor", 4));
        extension.put("room", null);

        client.accounts()
                .updateAccount(
                        CRM,
                        id,
                        new UpdateAccountRequest().accountName("updated").extension(extension));

        assertThat(column(id, "account_name")).isEqualTo("updated");
        assertThat(column(id, "name")).isEqualTo("before");
        assertThat(column(id, "disabled")).isEqualTo(true);
        assertThat(column(id, "extension")).isEqualTo("{\"floor\":4}");
    }

    @Test
    void rolesThatAreHeldAreTakenOnce() {
        RoleIdsRequest roles = new RoleIdsRequest().roleIds(List.of(AUDITOR, NO_APPLICATION));

        RoleChanges first = client.accountRoles().removeAccountRoles(CRM, BASIC_ACCOUNT, roles);
        RoleChanges second = client.accountRoles().removeAccountRoles(CRM, BASIC_ACCOUNT, roles);

        assertThat(first.getSuccessList()).containsExactly(AUDITOR);
        assertThat(first.getFailList()).containsExactly(NO_APPLICATION);
        assertThat(second.getSuccessList()).isEmpty();
        assertThat(second.getFailList()).containsExactly(AUDITOR, NO_APPLICATION);
    }

    @Test
    void usersAreBoundAndUnbound() {
        UserNamesRequest users = new UserNamesRequest().userNames(List.of("cq04130006", "cq04130005"));
        long before = members();

        client.publicAccounts().bindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users);
        assertThat(members()).isEqualTo(before + 2);

        String id = client.publicAccounts()
                .unbindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users)
                .getAccountId();
        assertThat(id).isEqualTo(PUBLIC_ACCOUNT);
        assertThat(members()).isEqualTo(before);
    }

    @Test
    void everyOperationTellsWhyItRefuses() {
        UserNamesRequest nobody = new UserNamesRequest().userNames(List.of("no-such-user"));
        CreateOrphanAccountRequest orphan = new CreateOrphanAccountRequest().accountName("refused");

        assertRefused(ErrorCode.APP_0001, () -> client.accounts().createOrphanAccount(NO_APPLICATION, orphan));
        assertRefused(
                ErrorCode.APP_ACCOUNT_0013,
                () -> client.accounts()
                        .updateAccount(CRM, BASIC_ACCOUNT, new UpdateAccountRequest().accountName("CRM-Service")));
        assertRefused(
                ErrorCode.APP_OBJECTMODEL_0006,
                () -> client.accountRoles()
                        .removeAccountRoles(WIKI, BASIC_ACCOUNT, new RoleIdsRequest().roleIds(List.of(AUDITOR))));
        assertRefused(
                ErrorCode.USER_0001, () -> client.publicAccounts().bindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, nobody));
        assertRefused(
                ErrorCode.APP_ACCOUNT_0038,
                () -> client.publicAccounts().unbindPublicAccountUsers(CRM, BASIC_ACCOUNT, nobody));
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        RefusedException e = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(e.errorCode()).isEqualTo(code);
        assertThat(e.code()).isEqualTo(code.code());
        assertThat(e.status()).isEqualTo(code.status());
        assertThat(e.serverMessage()).isEqualTo(code.message());
    }

    @Test
    void theMessageOfAFailureIsEnoughForSupport() {
        RefusedException e = catchThrowableOfType(
                RefusedException.class,
                () -> client.accounts()
                        .createOrphanAccount(NO_APPLICATION, new CreateOrphanAccountRequest().accountName("n")));

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

    private static Object column(String accountId, String column) {
        return server.getBean(JdbcClient.class)
                .sql("select * from account where account_id = ?")
                .param(accountId)
                .query()
                .singleRow()
                .get(column);
    }

    private static long members() {
        return server.getBean(JdbcClient.class)
                .sql("select count(*) from account_member where account_id = ?")
                .param(PUBLIC_ACCOUNT)
                .query(Long.class)
                .single();
    }
}
