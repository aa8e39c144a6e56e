package com.eiam.accounts.client.contract;

import static com.eiam.accounts.client.contract.ContractTenant.CRM;
import static com.eiam.accounts.client.contract.ContractTenant.NOTHING;
import static com.eiam.accounts.client.contract.ContractTenant.PUBLIC_ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.contract.ContractCalls.Call;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.RoleIdsRequest;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UserNamesRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The exceptions for what the reference server refuses. */
class RefusalsOfReferenceServerTest extends ReferenceServerTest {

    private static final String BASIC_ACCOUNT = "20220415162233108-5B1E-03F7A9C46";

    private static final Callers CALLERS = new Callers(ReferenceServerTest::client);

    @AfterAll
    static void closeCallers() {
        CALLERS.close();
    }

    static Stream<Call> refusals() {
        return ContractCalls.all().stream().filter(call -> !call.succeeds());
    }

    @ParameterizedTest
    @MethodSource
    void refusals(Call call) {
        EiamAccounts caller = CALLERS.as(call.client());
        assertThatExceptionOfType(AccountsException.class)
                .isThrownBy(() -> call.make(caller))
                .satisfies(refused -> ContractCalls.assertRefused(call.contract(), refused));
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
}
