package com.eiam.accounts.reference.page;

import com.eiam.accounts.reference.start.Sandbox;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Opens the page that shows the API: everything that needs no token. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    private static final String[] OPEN = {
        "/", "/index.html", "/page/**", "/favicon.ico", "/openapi.json", "/webjars/scalar/scalar.js"
    };

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http) {
        return http.securityMatchers(matchers ->
                        matchers.requestMatchers(HttpMethod.GET, OPEN).requestMatchers(HttpMethod.HEAD, OPEN))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Everything comes from this server; Scalar styles itself with inline styles and data images.
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")))
                .build();
    }

    /** Whether the page fills in the client of the contract tenant, whose secret is published. */
    @Bean
    RouterFunction<ServerResponse> pageServer(Sandbox sandbox, Environment environment) {
        boolean contractTenant = !environment.containsProperty("eiam.accounts.tenant-file");
        return RouterFunctions.route()
                .GET(
                        "/page/server.json",
                        request -> ServerResponse.ok()
                                .body(Map.of("sandbox", sandbox.inMemory() && sandbox.local() && contractTenant)))
                .build();
    }
}
