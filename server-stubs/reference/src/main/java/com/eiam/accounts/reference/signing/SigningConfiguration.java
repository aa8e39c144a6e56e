package com.eiam.accounts.reference.signing;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import java.nio.file.Path;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Takes the key of a file, or else the keys in the database. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(SigningConfiguration.class);

    @Bean
    @DependsOnDatabaseInitialization
    SigningKeys signingKeys(SigningProperties properties, KeyRepository repository, Clock clock) {
        if (properties.keyFile() != null) {
            return ofFile(properties.keyFile());
        }
        return new StoredKeys(repository, new KeyCipher(properties.keySecret()), properties.keyLifetime(), clock);
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
