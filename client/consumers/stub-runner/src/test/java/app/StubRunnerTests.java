package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.cloud.contract.stubrunner.spring.AutoConfigureStubRunner;
import org.springframework.cloud.contract.stubrunner.spring.StubRunnerPort;
import org.springframework.cloud.contract.stubrunner.spring.StubRunnerProperties.StubsMode;

/** Spring Cloud Contract finds the stubs in the local Maven repository. */
@SpringBootTest(classes = StubRunnerTests.class)
@AutoConfigureStubRunner(ids = "com.eiam.accounts:eiam-accounts-contracts:+:stubs", stubsMode = StubsMode.LOCAL)
class StubRunnerTests {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";

    @StubRunnerPort("eiam-accounts-contracts")
    private int port;

    @Test
    void callsAndErrors() {
        try (EiamAccounts eiam = EiamAccounts.builder()
                .baseUrl("http://localhost:" + port)
                .clientId("sandbox")
                .clientSecret("sandbox-secret")
                .build()) {
            assertThat(create(eiam, "zhangsan1")).isNotBlank();
            assertThatThrownBy(() -> create(eiam, "CRM-Service")).isInstanceOf(RefusedException.class);
        }
    }

    private static String create(EiamAccounts eiam, String name) {
        return eiam.accounts()
                .createOrphanAccount(CRM, new CreateOrphanAccountRequest().accountName(name))
                .getAccountId();
    }
}
