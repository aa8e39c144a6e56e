package com.eiam.accounts.reference.management;

import com.eiam.accounts.server.request.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Counts requests, and opens the management port to everyone who reaches it. It is never the port of the API. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementConfiguration {

    /** The outermost filter, so that it sees each answer. */
    @Bean
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE, dispatcherTypes = DispatcherType.REQUEST)
    OperationMetrics operationMetrics(MeterRegistry registry, Routes routes) {
        return new OperationMetrics(registry, routes);
    }

    @Bean
    @Order(0)
    SecurityFilterChain managementPort(HttpSecurity http) {
        return http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
