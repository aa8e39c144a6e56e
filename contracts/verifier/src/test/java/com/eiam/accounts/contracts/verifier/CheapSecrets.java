package com.eiam.accounts.contracts.verifier;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Gives reference servers in tests the application's hash algorithm at a fraction of its cost. At full cost, hashing
 * takes half of the processor time of all tests.
 */
@AutoConfiguration
public class CheapSecrets {

    @Bean
    @Primary
    PasswordEncoder cheapSecrets() {
        return new Argon2PasswordEncoder(16, 32, 1, 1 << 8, 1);
    }
}
