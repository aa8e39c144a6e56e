package com.eiam.accounts.reference.signing;

import com.eiam.accounts.server.start.SettingRange;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the keys that tokens are signed with.
 *
 * @param keyFile the private key to sign tokens with: PEM, PKCS #8, EC P-256. Without it, the keys are in the database
 * @param keyLifetime how long a key in the database signs tokens before the next one does; 1h to 3650d
 * @param keySecret what the keys in the database are encrypted with, at least 16 characters, the same for all replicas.
 *     Without it, they are not encrypted
 */
@ConfigurationProperties("eiam.accounts.token")
record SigningProperties(
        @Nullable Path keyFile,
        @DefaultValue("90d") Duration keyLifetime,
        @Nullable String keySecret) {

    SigningProperties {
        SettingRange.check("eiam.accounts.token.key-lifetime", keyLifetime, Duration.ofHours(1), Duration.ofDays(3650));
    }
}
