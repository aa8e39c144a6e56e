package com.eiam.accounts.server.security;

import java.time.Clock;
import java.time.Instant;
import org.springframework.core.convert.converter.Converter;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;

/**
 * Reads the permissions of a token that has not expired. Decoders accept tokens for another minute, since clocks
 * differ. For a token that lives for seconds, that is too long.
 */
final class LiveToken implements Converter<Jwt, AbstractAuthenticationToken> {

    private final JwtAuthenticationConverter converter = new JwtAuthenticationConverter();
    private final Clock clock;

    LiveToken(Clock clock) {
        this.clock = clock;
        JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();
        scopes.setAuthoritiesClaimName("scope");
        scopes.setAuthorityPrefix("");
        converter.setJwtGrantedAuthoritiesConverter(scopes);
    }

    @Override
    public AbstractAuthenticationToken convert(Jwt token) {
        Instant end = token.getExpiresAt();
        if (end == null || !clock.instant().isBefore(end)) {
            throw new InvalidBearerTokenException("The token has expired");
        }
        return converter.convert(token);
    }
}
