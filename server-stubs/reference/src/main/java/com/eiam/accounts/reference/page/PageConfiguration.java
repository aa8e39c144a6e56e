package com.eiam.accounts.reference.page;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Opens the page that shows the API: everything that needs no token. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    private static final String[] OPEN = {
        "/", "/index.html", "/page.js", "/favicon.ico", "/openapi.json", "/webjars/swagger-ui/**"
    };

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http) {
        return http.securityMatchers(matchers ->
                        matchers.requestMatchers(HttpMethod.GET, OPEN).requestMatchers(HttpMethod.HEAD, OPEN))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Everything comes from this server; Swagger UI styles itself with inline styles and data images.
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")))
                .build();
    }
}
