package com.eiam.accounts.reference.limit;

import com.eiam.accounts.server.start.SettingRange;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of callers, each from 1 to 1,000,000.
 *
 * @param failedTokensPerClient requests for tokens with a wrong secret in a minute, for each pair of client id and
 *     address
 * @param failedTokensPerAddress requests for tokens with a wrong secret in a minute, for each address, whatever the
 *     client id
 * @param requestsPerSecond requests in a second for each client whose token is valid; no limit if not set
 */
@ConfigurationProperties("eiam.accounts.limits")
public record LimitProperties(
        @DefaultValue("60") int failedTokensPerClient,
        @DefaultValue("600") int failedTokensPerAddress,
        @Nullable Integer requestsPerSecond) {

    public LimitProperties {
        check("failed-tokens-per-client", failedTokensPerClient);
        check("failed-tokens-per-address", failedTokensPerAddress);
        if (requestsPerSecond != null) {
            check("requests-per-second", requestsPerSecond);
        }
    }

    private static void check(String limit, int value) {
        SettingRange.check("eiam.accounts.limits." + limit, value, 1, 1_000_000);
    }
}
