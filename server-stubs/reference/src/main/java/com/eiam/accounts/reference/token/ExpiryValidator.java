package com.eiam.accounts.reference.token;

import java.time.Clock;
import java.time.Instant;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses a token from the second on that it expires in (RFC 7519, 4.1.4), without an allowance for clocks that differ: a
 * client may hold tokens that live for seconds. Replicas whose clocks differ refuse it as much too early or too late.
 */
final class ExpiryValidator implements OAuth2TokenValidator<Jwt> {

    private final Clock clock;

    ExpiryValidator(Clock clock) {
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        Instant end = token.getExpiresAt();
        return end != null && clock.instant().isBefore(end)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, "the token has expired", null));
    }
}
