package com.eiam.accounts.reference;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What the shared servers have instead of the application's own beans. */
@Configuration(proxyBeanMethods = false)
class TestBeans {

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    /** The algorithm of the application with a sixteenth of its cost, which is the largest part of a test otherwise. */
    @Bean
    @Primary
    PasswordEncoder cheapPasswordEncoder() {
        return BoundedPasswordEncoder.argon2(new Argon2PasswordEncoder(16, 32, 1, 1 << 10, 2));
    }
}
