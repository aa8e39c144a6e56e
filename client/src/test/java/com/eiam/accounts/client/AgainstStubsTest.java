package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.RoleChanges;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.eiam.accounts.client.model.UserNamesRequest;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each operation against the stubs that other teams test with. */
class AgainstStubsTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";
    private static final String WIKI = "20220413143015962-6F20-B3D81C75E";
    private static final String NOTHING = "19700101000000000-0000-000000000";
    private static final String ORPHAN_ACCOUNT = "20220414163425614-2FD6-CA9B208BE";
    private static final String PUBLIC_ACCOUNT = "20220415171558023-84A4-ED5C390B8";
    private static final String WIKI_ACCOUNT = "20220415163344219-7C2F-14A8B0D57";
    private static final List<String> ROLES =
            List.of("20220415170305200-EF22-C2404E358", "20220415170305223-7193-A01122B37");

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

    @Test
    void anOrphanAccountIsCreated() {
        AccountReference created = client.accounts().createOrphanAccount(CRM, orphan("李四 🙂"));

        assertThat(created.getAccountId()).matches("\\d{17}-[0-9A-F]{4}-[0-9A-F]{9}");
    }

    @Test
    void anAccountIsChanged() {
        AccountReference changed = client.accounts()
                .updateAccount(
                        CRM,
                        ORPHAN_ACCOUNT,
                        new UpdateAccountRequest().accountName("zhangsan111").extension(Map.of("room", "C-3")));

        assertThat(changed.getAccountId()).isEqualTo(ORPHAN_ACCOUNT);
    }

    @Test
    void rolesAreTaken() {
        RoleChanges changes = client.accountRoles().removeAccountRoles(CRM, ORPHAN_ACCOUNT, roles());

        assertThat(changes.getSuccessList()).isEqualTo(ROLES);
        assertThat(changes.getFailList()).isEmpty();
    }

    @Test
    void usersAreBound() {
        AccountReference bound = client.publicAccounts().bindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users("zhangsan"));

        assertThat(bound.getAccountId()).isEqualTo(PUBLIC_ACCOUNT);
    }

    @Test
    void usersAreUnbound() {
        AccountReference unbound =
                client.publicAccounts().unbindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users("cq04130006"));

        assertThat(unbound.getAccountId()).isEqualTo(PUBLIC_ACCOUNT);
    }

    @Test
    void everyOperationTellsWhyItRefuses() {
        assertRefused(
                ErrorCode.APP_ACCOUNT_0013, () -> client.accounts().createOrphanAccount(CRM, orphan("CRM-Service")));
        assertRefused(
                ErrorCode.APP_ACCOUNT_0028,
                () -> client.accounts()
                        .updateAccount(CRM, NOTHING, new UpdateAccountRequest().accountName("zhangsan111")));
        assertRefused(
                ErrorCode.APP_OBJECTMODEL_0006,
                () -> client.accountRoles().removeAccountRoles(WIKI, WIKI_ACCOUNT, roles()));
        assertRefused(
                ErrorCode.USER_0001,
                () -> client.publicAccounts()
                        .bindPublicAccountUsers(CRM, PUBLIC_ACCOUNT, users("cq04130006", "no-such-user")));
        assertRefused(
                ErrorCode.APP_ACCOUNT_0038,
                () -> client.publicAccounts().unbindPublicAccountUsers(CRM, NOTHING, users("cq04130006")));
    }

    @Test
    void messagesComeInEnglishWhenAskedFor() {
        try (EiamAccounts english = client("sandbox").language(Locale.ENGLISH).build()) {
            RefusedException e = catchThrowableOfType(
                    RefusedException.class, () -> english.accounts().createOrphanAccount(NOTHING, orphan("zhangsan1")));

            assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_0001);
            assertThat(e.serverMessage()).isEqualTo(ErrorCode.APP_0001.english());
        }
    }

    @Test
    void aWrongSecretIsTold() {
        try (EiamAccounts stranger = client("sandbox").clientSecret("wrong").build()) {
            TokenException e = catchThrowableOfType(
                    TokenException.class, () -> stranger.accounts().createOrphanAccount(CRM, orphan("zhangsan1")));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_CLIENT);
        }
    }

    @Test
    void aMissingPermissionIsTold() {
        try (EiamAccounts nobody = client("sandbox-none").build()) {
            TokenException e = catchThrowableOfType(
                    TokenException.class, () -> nobody.accounts().createOrphanAccount(CRM, orphan("zhangsan1")));

            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INSUFFICIENT_SCOPE);
            assertThat(e.scope()).isEqualTo("account_all all");
        }
    }

    private static void assertRefused(ErrorCode code, Runnable call) {
        RefusedException e = catchThrowableOfType(RefusedException.class, call::run);
        assertThat(e.errorCode()).isEqualTo(code);
        assertThat(e.status()).isEqualTo(code.status());
        assertThat(e.serverMessage()).isEqualTo(code.message());
        assertThat(e.requestId()).isNotBlank();
    }

    private static CreateOrphanAccountRequest orphan(String name) {
        return new CreateOrphanAccountRequest().accountName(name);
    }

    private static RoleIdsRequest roles() {
        return new RoleIdsRequest().roleIds(ROLES);
    }

    private static UserNamesRequest users(String... names) {
        return new UserNamesRequest().userNames(List.of(names));
    }
}
