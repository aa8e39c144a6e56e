package com.eiam.accounts.reference.signing;

import com.eiam.accounts.reference.start.StartException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the key of a file, or else the keys in the database. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SigningConfiguration.class);
    private static final Duration SHORTEST_KEY_LIFETIME = Duration.ofHours(1);

    /** The longest {@code token_lifetime} of a client in a tenant file. */
    private static final Duration CLIENT_TOKEN_LIFETIME = Duration.ofDays(1);

    @Bean
    @DependsOnDatabaseInitialization
    SigningKeys signingKeys(
            SigningProperties properties,
            @Value("${eiam.accounts.token.lifetime:0s}") Duration tokenLifetime,
            KeyRepository repository,
            Clock clock) {
        if (properties.keyFile() != null) {
            return ofFile(properties.keyFile());
        }
        if (properties.keyLifetime().compareTo(SHORTEST_KEY_LIFETIME) < 0) {
            throw new StartException("eiam.accounts.token.key-lifetime is "
                    + properties.keyLifetime().toMinutes() + " minutes; it needs at least 1h");
        }
        return new StoredKeys(
                repository,
                new KeyCipher(properties.keySecret()),
                properties.keyLifetime(),
                tokenLifetime.compareTo(CLIENT_TOKEN_LIFETIME) > 0 ? tokenLifetime : CLIENT_TOKEN_LIFETIME,
                clock);
    }

    private static SigningKeys ofFile(Path file) {
        ECKey key = KeyFile.read(file);
        JWKSet verifying = new JWKSet(key.toPublicJWK());
        LOG.info("Tokens are signed with the key of {}, id {}", file, key.getKeyID());
        return new SigningKeys() {

            @Override
            public ECKey signing() {
                return key;
            }

            @Override
            public JWKSet verifying() {
                return verifying;
            }
        };
    }
}
