package com.eiam.accounts.server.start;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the server stubs. Not for implementers.
 *
 * @param retryAfter the {@code Retry-After} of a 503: how long callers wait before they try again; whole seconds, 1s to
 *     1d
 * @param tokenRecheck how long the signature of a token that was verified is not verified again; zero verifies it at
 *     each call, and 1d is the most
 */
@ConfigurationProperties("eiam.accounts")
public record ServerStubsProperties(
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("10s") Duration tokenRecheck) {

    private static final Duration MOST = Duration.ofDays(1);

    public ServerStubsProperties {
        SettingRange.checkSeconds("eiam.accounts.retry-after", retryAfter, Duration.ofSeconds(1), MOST);
        SettingRange.check("eiam.accounts.token-recheck", tokenRecheck, Duration.ZERO, MOST);
    }
}
