package com.eiam.accounts.reference.reset;

import com.eiam.accounts.reference.start.Sandbox;
import com.eiam.accounts.reference.tenant.TenantLoader;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.ServerResponse;

/** Adds the reset to sandboxes. On other servers its path is an unknown one. */
@Configuration(proxyBeanMethods = false)
class ResetConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(ResetConfiguration.class);

    /** Whether there is a reset, which deletes all data without asking for a token. */
    record Switch(boolean on) {}

    @Bean
    Switch resetSwitch(ResetProperties properties, Sandbox sandbox) {
        return new Switch(properties.enabled() == null ? sandbox.inMemory() && sandbox.local() : properties.enabled());
    }

    @Bean
    RouterFunction<ServerResponse> resetRoute(Switch reset, TenantLoader tenant) {
        if (!reset.on()) {
            return request -> Optional.empty();
        }
        LOG.info("POST {} resets all data to the tenant file", ResetEndpoint.PATH);
        return new ResetEndpoint(tenant).route();
    }

    @Bean
    @Order(3)
    SecurityFilterChain resetChain(HttpSecurity http, Switch reset) {
        PathPatternRequestMatcher path =
                PathPatternRequestMatcher.withDefaults().matcher(ResetEndpoint.PATH);
        return http.securityMatcher(request -> reset.on() && path.matches(request))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
