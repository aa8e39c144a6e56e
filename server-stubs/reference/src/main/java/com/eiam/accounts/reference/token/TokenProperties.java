package com.eiam.accounts.reference.token;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the token endpoint.
 *
 * @param lifetime how long a token is valid; whole seconds
 * @param keyFile the private key to sign tokens with: PEM, PKCS #8, EC P-256. Replicas share one. Without it, each start
 *     makes a new key
 * @param issuer what tokens name as their issuer and audience. Replicas share it; a server for another purpose has another
 */
@ConfigurationProperties("eiam.accounts.token")
record TokenProperties(
        @DefaultValue("30m") Duration lifetime,
        @Nullable Path keyFile,
        @DefaultValue("eiam-accounts") String issuer) {}
