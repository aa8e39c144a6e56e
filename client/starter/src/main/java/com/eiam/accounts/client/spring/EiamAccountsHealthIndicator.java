package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.error.AccountsException;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up if the server issues a token for the client's credentials. */
public class EiamAccountsHealthIndicator extends AbstractHealthIndicator {

    private final EiamAccounts eiam;

    public EiamAccountsHealthIndicator(EiamAccounts eiam) {
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
