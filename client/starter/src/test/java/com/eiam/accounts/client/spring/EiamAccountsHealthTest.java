package com.eiam.accounts.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class EiamAccountsHealthTest extends StarterTest {

    @Test
    void healthIsUpWhileTheServerIssuesTokens() {
        application.run(context -> {
            EiamAccountsHealthIndicator health = context.getBean(EiamAccountsHealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            server.stop(0);
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void ofSeveralClientsThePrimaryOneHasItsHealth() {
        EiamAccounts other = EiamAccounts.builder()
                .baseUrl("http://localhost:1")
                .tokenSource(() -> "t")
                .build();
        ApplicationContextRunner two = application.withBean("one", EiamAccounts.class, () -> other);

        two.withBean("two", EiamAccounts.class, () -> other)
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EiamAccountsHealthIndicator.class));
        two.withBean("two", EiamAccounts.class, () -> other, definition -> definition.setPrimary(true))
                .run(context -> assertThat(context).hasSingleBean(EiamAccountsHealthIndicator.class));
    }

    @Test
    void aFailedCheckNamesTheCodeAndLogsNoStackTrace(CapturedOutput output) {
        application.run(context -> {
            server.stop(0);
            assertThat(context.getBean(EiamAccountsHealthIndicator.class)
                            .health()
                            .getDetails())
                    .containsKeys("error", "code", "requestId");
        });
        assertThat(output).doesNotContain("at com.eiam");
    }

    @Test
    void healthCanBeSwitchedOffOrReplaced() {
        application
                .withPropertyValues("management.health.eiam-accounts.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EiamAccountsHealthIndicator.class));
        application
                .withBean(
                        "eiamAccountsHealthIndicator",
                        HealthIndicator.class,
                        () -> () -> Health.up().build())
                .run(context -> assertThat(context)
                        .hasSingleBean(HealthIndicator.class)
                        .doesNotHaveBean(EiamAccountsHealthIndicator.class));
    }

    @Test
    void aClientOfTheApplicationHasItsHealthToo() {
        EiamAccounts own = EiamAccounts.builder()
                .baseUrl("http://localhost:1")
                .tokenSource(() -> "own")
                .build();
        application
                .withPropertyValues("eiam.accounts.client.base-url=")
                .withBean(EiamAccounts.class, () -> own)
                .run(context -> assertThat(context).hasSingleBean(EiamAccountsHealthIndicator.class));
    }
}
