package com.eiam.accounts.reference.management;

import com.eiam.accounts.server.start.SettingRange;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the end of the server.
 *
 * @param shutdownDelay how long the server goes on to serve after SIGTERM, while its readiness is down already, so that
 *     a load balancer can take it out; less than {@code spring.lifecycle.timeout-per-shutdown-phase}
 */
@ConfigurationProperties("eiam.accounts")
record ShutdownProperties(@DefaultValue("0s") Duration shutdownDelay) {

    ShutdownProperties {
        SettingRange.check("eiam.accounts.shutdown-delay", shutdownDelay, Duration.ZERO, Duration.ofDays(1));
    }
}
