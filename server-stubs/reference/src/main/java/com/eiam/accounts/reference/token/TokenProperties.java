package com.eiam.accounts.reference.token;

import com.eiam.accounts.reference.signing.SigningKeys;
import com.eiam.accounts.server.start.SettingRange;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the token endpoint.
 *
 * @param lifetime how long a token is valid; whole seconds, 1s to 1d
 * @param issuer what tokens name as their issuer and audience. Replicas share it; a server for another purpose has
 *     another
 */
@ConfigurationProperties("eiam.accounts.token")
record TokenProperties(
        @DefaultValue("30m") Duration lifetime,
        @DefaultValue("eiam-accounts") String issuer) {

    TokenProperties {
        SettingRange.checkSeconds(
                "eiam.accounts.token.lifetime", lifetime, Duration.ofSeconds(1), SigningKeys.LONGEST_TOKEN_LIFETIME);
    }
}
