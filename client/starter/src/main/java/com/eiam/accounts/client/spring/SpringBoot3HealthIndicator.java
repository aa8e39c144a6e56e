package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.AccountsException;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;

/** As {@link EiamAccountsHealthIndicator}, for Spring Boot 3. */
public class SpringBoot3HealthIndicator extends AbstractHealthIndicator {

    private final EiamAccounts eiam;

    public SpringBoot3HealthIndicator(EiamAccounts eiam) {
        super("no token from the EIAM account API");
        this.eiam = eiam;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        try {
            eiam.authenticate();
            health.up();
        } catch (AccountsException e) {
            // Without the exception itself: Spring Boot would log its stack trace with each check.
            health.down()
                    .withDetail("error", e.toString())
                    .withDetail("code", e.code())
                    .withDetail("requestId", e.requestId());
        }
    }
}
