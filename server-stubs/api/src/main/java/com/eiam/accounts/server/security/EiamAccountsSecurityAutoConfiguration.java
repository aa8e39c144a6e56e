package com.eiam.accounts.server.security;

import com.eiam.accounts.server.errors.EiamAccountsErrorsAutoConfiguration;
import com.eiam.accounts.server.errors.EnvelopeWriter;
import com.eiam.accounts.server.errors.Faults;
import com.eiam.accounts.server.request.Routes;
import com.eiam.accounts.server.start.ServerStubsProperties;
import jakarta.servlet.DispatcherType;
import java.time.Clock;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.authorization.AuthenticatedAuthorizationManager;
import org.springframework.security.authorization.AuthoritiesAuthorizationManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/**
 * Requires a signed token for every path, with the permission codes in {@code scope} (RFC 9068). An application opens
 * paths of its own with a {@link SecurityFilterChain} that has a matcher and an order; the chain here is the last.
 */
@AutoConfiguration(
        after = EiamAccountsErrorsAutoConfiguration.class,
        before = {ServletWebSecurityAutoConfiguration.class, OAuth2ResourceServerWebSecurityAutoConfiguration.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class EiamAccountsSecurityAutoConfiguration {

    private static final Set<String> ENCODED_SEMICOLON = Set.of("%3b", "%3B");

    @Bean
    VerifiedTokens eiamVerifiedTokens(
            JwtDecoder decoder, ServerStubsProperties properties, ObjectProvider<Clock> clock) {
        return new VerifiedTokens(decoder, properties.tokenRecheck(), clock.getIfUnique(Clock::systemUTC));
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    SecurityFilterChain eiamSecurityFilterChain(
            HttpSecurity http,
            Routes routes,
            EnvelopeWriter responses,
            VerifiedTokens tokens,
            ObjectProvider<Clock> clock) {
        TokenRefusals refusals = new TokenRefusals(responses, routes);
        return http.authorizeHttpRequests(requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .anyRequest()
                        .access(permissions(routes)))
                .oauth2ResourceServer(server -> server.bearerTokenResolver(new SingleBearer(routes))
                        .jwt(jwt -> jwt.decoder(tokens::decode)
                                .jwtAuthenticationConverter(new LiveToken(clock.getIfUnique(Clock::systemUTC))))
                        .authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // Browsers never send a bearer token by themselves.
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .build();
    }

    /** Requires a token for every path, and one of its permission codes for an operation. */
    private static AuthorizationManager<RequestAuthorizationContext> permissions(Routes routes) {
        AuthorizationManager<RequestAuthorizationContext> token = AuthenticatedAuthorizationManager.authenticated();
        AuthoritiesAuthorizationManager permission = new AuthoritiesAuthorizationManager();
        return (caller, context) -> {
            Set<String> permissions = routes.permissions(context.getRequest());
            if (routes.isOpen(context.getRequest())) {
                return new AuthorizationDecision(true);
            }
            return permissions.isEmpty() ? token.authorize(caller, context) : permission.authorize(caller, permissions);
        };
    }

    @Bean
    @ConditionalOnMissingBean
    RequestRejectedHandler eiamRequestRejectedHandler(Faults faults) {
        return faults::answer;
    }

    @Bean
    @ConditionalOnMissingBean
    HttpFirewall eiamHttpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        // Ids may contain any character. The API's own rules check methods, headers and parameters.
        firewall.setAllowUrlEncodedPercent(true);
        // A semicolon that is not encoded stays refused: it begins path parameters.
        firewall.getEncodedUrlBlocklist().removeAll(ENCODED_SEMICOLON);
        firewall.getDecodedUrlBlocklist().removeAll(ENCODED_SEMICOLON);
        firewall.getDecodedUrlBlocklist().remove(";");
        firewall.setUnsafeAllowAnyHttpMethod(true);
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        firewall.setAllowedParameterNames(name -> true);
        return firewall;
    }
}
