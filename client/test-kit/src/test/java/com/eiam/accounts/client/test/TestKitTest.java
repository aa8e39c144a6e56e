package com.eiam.accounts.client.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.call.ApiResponse;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import java.net.http.HttpHeaders;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EiamStubsExtension.class)
class TestKitTest {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    @Test
    void theStubsAnswerAsTheContractsSay(EiamAccounts eiam) {
        assertThat(create(eiam, "zhangsan1").getAccountId()).isNotBlank();
        assertThatThrownBy(() -> create(eiam, "CRM-Service"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_ACCOUNT_0013));
    }

    @Test
    void otherClientsOfTheTenantCanCallToo(ContractTenantServer stubs) {
        try (EiamAccounts nobody = stubs.client("sandbox-none").build()) {
            assertThatThrownBy(() -> create(nobody, "zhangsan1")).isInstanceOf(TokenException.class);
        }
    }

    @Test
    void theFakeAnswersWhatATestSays() {
        FakeEiam fake = new FakeEiam()
                .answer("createOrphanAccount", call -> new AccountReference().accountId("c1"))
                .refuse("deleteAccount", ErrorCode.APP_ACCOUNT_0028);
        EiamAccounts eiam = fake.client();

        assertThat(create(eiam, "n").getAccountId()).isEqualTo("c1");
        assertThat(eiam.accounts()
                        .createOrphanAccountAsync(CRM, new CreateOrphanAccountRequest())
                        .join())
                .isEqualTo(new AccountReference().accountId("c1"));
        assertThatThrownBy(() -> eiam.accounts().deleteAccount(CRM, "c1"))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_ACCOUNT_0028));
        assertThat(fake.calls()).hasSize(3);
        assertThat(fake.calls().get(0).pathValues()).isEqualTo(Map.of("app_id", CRM));
        assertThatThrownBy(() -> eiam.accounts().getAccount(CRM, "c1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no answer for getAccount");
        eiam.close();
    }

    @Test
    void anAnswerOfAnotherTypeIsAMistakeOfTheTest() {
        EiamAccounts eiam = new FakeEiam()
                .answer("getAccount", call -> new AccountReference())
                .answer("enableAccount", call -> null)
                .answer("deleteAccount", call -> "done")
                .client();

        assertThatThrownBy(() -> eiam.accounts().getAccount(CRM, "c1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the fake must answer getAccount with Account, but answers with AccountReference");
        assertThatThrownBy(() -> eiam.accounts().enableAccountAsync(CRM, "c1").join())
                .hasRootCauseMessage("the fake must answer enableAccount with AccountReference, but answers with null");
        eiam.accounts().deleteAccount(CRM, "c1");
    }

    @Test
    void anAnswerMayHaveAStatusOfItsOwn() {
        var created = new ApiResponse<>(
                201, HttpHeaders.of(Map.of(), (name, value) -> true), "r-1", new AccountReference().accountId("c1"));
        EiamAccounts eiam =
                new FakeEiam().answer("createOrphanAccount", call -> created).client();

        assertThat(eiam.accounts().createOrphanAccountWithResponse(CRM, new CreateOrphanAccountRequest()))
                .isEqualTo(created);
    }

    @Test
    void anAssertionOfTheAnswerFailsTheFutureToo() {
        EiamAccounts eiam = new FakeEiam()
                .answer("enableAccount", call -> {
                    throw new AssertionError("it must not be enabled");
                })
                .client();

        assertThatThrownBy(eiam.accounts().enableAccountAsync(CRM, "c1")::join)
                .hasCause(new AssertionError("it must not be enabled"));
    }

    @Test
    void aRefusalHasACode() {
        FakeEiam fake = new FakeEiam();

        assertThatThrownBy(() -> fake.refuse("getAccount", ErrorCode.UNKNOWN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("code must be a known one, but is UNKNOWN");
        assertThatThrownBy(() -> fake.answer("getAccount", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("operationId and answer must not be null");
    }

    private static AccountReference create(EiamAccounts eiam, String name) {
        return eiam.accounts().createOrphanAccount(CRM, new CreateOrphanAccountRequest().accountName(name));
    }
}
