package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.test.EiamStubs;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@SpringBootTest(properties = {
    "eiam.accounts.client.client-id=sandbox",
    "eiam.accounts.client.client-secret=sandbox-secret"
})
class SpringBootTests {

    private static final String CRM = "20220413142801447-1D7C-9E6B0A4F2";
    private static final EiamStubs STUBS = EiamStubs.start();

    @DynamicPropertySource
    static void url(DynamicPropertyRegistry registry) {
        registry.add("eiam.accounts.client.base-url", STUBS::baseUrl);
    }

    @AfterAll
    static void stop() {
        STUBS.close();
    }

    @Autowired
    private EiamAccounts eiam;

    @Test
    void callsAndErrors() {
        assertThat(create("zhangsan1")).isNotBlank();
        assertThatThrownBy(() -> create("CRM-Service")).isInstanceOf(RefusedException.class);
    }

    @Test
    void healthAndObservations(
            @Autowired @Qualifier("eiamAccountsHealthIndicator") Object health, @Autowired MeterRegistry meters)
            throws Exception {
        // Spring Boot 3 and 4 have different classes of this name.
        assertThat(health.getClass().getMethod("health").invoke(health))
                .asString()
                .startsWith("UP");
        create("zhangsan1");
        assertThat(meters.find("eiam.accounts.client")
                        .tag("operation", "createOrphanAccount")
                        .timer())
                .isNotNull();
    }

    @Test
    void theProgramOfTheReadmeEndsWithoutAnError() {
        App.main(new String[] {
            "--eiam.accounts.client.base-url=" + STUBS.baseUrl(),
            "--eiam.accounts.client.client-id=sandbox",
            "--eiam.accounts.client.client-secret=sandbox-secret",
            "--server.port=0"
        });
    }

    private String create(String name) {
        return eiam.accounts()
                .createOrphanAccount(CRM, new CreateOrphanAccountRequest().accountName(name))
                .getAccountId();
    }
}
