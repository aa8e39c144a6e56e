package com.eiam.accounts.client.spring;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import com.eiam.accounts.client.call.CallInterceptor;
import com.eiam.accounts.client.token.TokenSource;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The client as a bean, once {@code eiam.accounts.client.base-url} is set. A {@link TokenSource} bean replaces the
 * client id and secret; {@link CallInterceptor} and {@link EiamAccountsCustomizer} beans are applied in their order.
 */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration"
        })
@EnableConfigurationProperties(EiamAccountsProperties.class)
public class EiamAccountsAutoConfiguration {

    @Bean(destroyMethod = "close")
    @ConditionalOnMissingBean
    @ConditionalOnProperty("eiam.accounts.client.base-url")
    EiamAccounts eiamAccounts(
            EiamAccountsProperties properties,
            ObjectProvider<TokenSource> tokenSource,
            ObjectProvider<CallInterceptor> interceptors,
            ObjectProvider<EiamAccountsCustomizer> customizers) {
        EiamAccountsBuilder builder = properties.builder();
        tokenSource.ifAvailable(builder::tokenSource);
        interceptors.orderedStream().forEach(builder::interceptor);
        customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
        try {
            return builder.build();
        } catch (IllegalArgumentException e) {
            throw InvalidEiamPropertyException.ofMissingSetting(e);
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ObservationRegistry.class)
    static class Observations {

        @Bean
        @ConditionalOnBean(ObservationRegistry.class)
        @ConditionalOnMissingBean
        EiamAccountsObservations eiamAccountsObservations(ObservationRegistry registry) {
            return new EiamAccountsObservations(registry);
        }
    }
}
