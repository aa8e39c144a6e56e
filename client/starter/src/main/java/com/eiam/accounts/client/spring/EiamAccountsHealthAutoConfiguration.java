package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.EiamAccounts;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The health of the client, also of one that the application builds by itself. If there are several clients, it is the
 * health of the primary one; without a primary one there is none. Spring Boot 4 has its health indicators in another
 * package than Spring Boot 3; each gets its own.
 */
@AutoConfiguration(after = EiamAccountsAutoConfiguration.class)
@ConditionalOnSingleCandidate(EiamAccounts.class)
public class EiamAccountsHealthAutoConfiguration {

    private static final String BEAN = "eiamAccountsHealthIndicator";
    private static final String KEY = "eiam-accounts";

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.health.contributor.HealthIndicator.class)
    @org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator(KEY)
    static class SpringBoot4 {

        @Bean
        @ConditionalOnMissingBean(name = BEAN)
        EiamAccountsHealthIndicator eiamAccountsHealthIndicator(EiamAccounts eiam) {
            return new EiamAccountsHealthIndicator(eiam);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(org.springframework.boot.actuate.health.HealthIndicator.class)
    @ConditionalOnMissingClass("org.springframework.boot.health.contributor.HealthIndicator")
    @org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator(KEY)
    static class SpringBoot3 {

        @Bean
        @ConditionalOnMissingBean(name = BEAN)
        SpringBoot3HealthIndicator eiamAccountsHealthIndicator(EiamAccounts eiam) {
            return new SpringBoot3HealthIndicator(eiam);
        }
    }
}
