package com.eiam.accounts.reference.token;

import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.api.AuthenticationApi;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import jakarta.servlet.Filter;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretPostAuthenticationConverter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Spring's authorization server, reduced to the token endpoint. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(TokenConfiguration.class);

    @Bean
    ECKey signingKey(TokenProperties properties) {
        if (properties.keyFile() == null) {
            LOG.info("Tokens are signed with a key of this process: no other replica accepts them, and none after a"
                    + " restart. For a key that lasts set eiam.accounts.token.key-file");
            return SigningKey.generate();
        }
        ECKey key = SigningKey.read(properties.keyFile());
        LOG.info("Tokens are signed with the key of {}, id {}", properties.keyFile(), key.getKeyID());
        return key;
    }

    @Bean
    JwtDecoder jwtDecoder(ECKey signingKey, TokenProperties properties) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSource(
                        new ImmutableJWKSet<>(new JWKSet(signingKey.toPublicJWK())))
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithValidators(
                new JwtIssuerValidator(properties.issuer()), new JwtAudienceValidator(properties.issuer())));
        return decoder;
    }

    @Bean
    @Order(1)
    SecurityFilterChain tokenEndpoint(
            HttpSecurity http,
            JdbcClient jdbc,
            PasswordEncoder secrets,
            TokenProperties properties,
            ECKey signingKey,
            Clock clock,
            ErrorResponses errors,
            @Qualifier("eiamRoutingFilter") Filter routing) {
        JwtGenerator tokens = new JwtGenerator(new NimbusJwtEncoder(new ImmutableJWKSet<>(new JWKSet(signingKey))));
        tokens.setJwtCustomizer(context -> claims(context, properties.issuer()));
        tokens.setClock(clock);
        TokenAnswers answers = new TokenAnswers(errors);
        return http.securityMatcher(PathPatternRequestMatcher.withDefaults()
                        .matcher(HttpMethod.POST, AuthenticationApi.PATH_ISSUE_TOKEN))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server -> server.registeredClientRepository(
                                        new ClientRepository(jdbc, secrets, properties.lifetime()))
                                .authorizationService(new NoAuthorizationStore())
                                .authorizationServerSettings(AuthorizationServerSettings.builder()
                                        .tokenEndpoint(AuthenticationApi.PATH_ISSUE_TOKEN)
                                        .build())
                                .tokenGenerator(tokens)
                                .clientAuthentication(client -> client.authenticationConverters(converters -> {
                                            converters.clear();
                                            converters.addAll(List.of(
                                                    TokenRequests.basic(),
                                                    new ClientSecretPostAuthenticationConverter()));
                                        })
                                        .errorResponseHandler(answers::refused))
                                .tokenEndpoint(endpoint -> endpoint.accessTokenRequestConverters(converters -> {
                                            converters.clear();
                                            converters.add(TokenRequests.clientCredentials());
                                        })
                                        .accessTokenResponseHandler(answers::issued)
                                        .errorResponseHandler(answers::refused)))
                // Spring answers in a filter, so the check of the body comes before it.
                .addFilterBefore(routing, HeaderWriterFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(handling -> handling.authenticationEntryPoint(answers::refused))
                .build();
    }

    private static void claims(JwtEncodingContext context, String issuer) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        Set<String> scopes = context.getAuthorizedScopes();
        context.getClaims().claims(claims -> {
            // Spring takes the host name that the caller used and the client. Replicas have several host names.
            claims.put(JwtClaimNames.ISS, issuer);
            claims.put(JwtClaimNames.AUD, List.of(issuer));
            // RFC 9068, 2.2.3: one text, separated by spaces.
            claims.remove(OAuth2ParameterNames.SCOPE);
            if (!scopes.isEmpty()) {
                claims.put(OAuth2ParameterNames.SCOPE, String.join(" ", scopes));
            }
        });
    }
}
