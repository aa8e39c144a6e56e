package com.eiam.accounts.implementer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Signs tokens as an authorization server does. */
public final class Tokens {

    private static final ECKey KEY = key();
    private static final ECKey ANOTHER_KEY = key();

    static final JwtDecoder DECODER = decoder(new ImmutableJWKSet<>(new JWKSet(KEY.toPublicJWK())));

    private Tokens() {}

    private static JwtDecoder decoder(JWKSource<SecurityContext> keys) {
        return NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
    }

    /** A decoder that accepts the key while the condition is true, and no key otherwise. */
    public static JwtDecoder decoderWhile(BooleanSupplier keyIsValid) {
        JWKSet keys = new JWKSet(KEY.toPublicJWK());
        return decoder((selector, context) -> selector.select(keyIsValid.getAsBoolean() ? keys : new JWKSet()));
    }

    private static ECKey key() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    public static String withScope(String scope) {
        return signed(KEY, scope, Duration.ofMinutes(30));
    }

    /** A token with all permissions for some applications only. */
    public static String forApplications(String... ids) {
        return signed(KEY, claims("all", Duration.ofMinutes(30)).claim("applications", List.of(ids)));
    }

    /** A token whose claim with applications is null. */
    public static String forNullAsApplications() {
        return signed(
                KEY,
                claims("all", Duration.ofMinutes(30))
                        .claim("applications", null)
                        .serializeNullClaims(true));
    }

    /** A token that expires after a time; one that has expired if the time is negative. */
    public static String ending(Duration fromNow) {
        return signed(KEY, "all", fromNow);
    }

    /** A token that never expires. */
    public static String withoutEnd() {
        return signed(KEY, "all", null);
    }

    public static String ofAnotherKey() {
        return signed(ANOTHER_KEY, "all", Duration.ofMinutes(30));
    }

    private static String signed(ECKey key, String scope, @Nullable Duration lifetime) {
        return signed(key, claims(scope, lifetime));
    }

    private static JWTClaimsSet.Builder claims(String scope, @Nullable Duration lifetime) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .subject("caller")
                .claim("scope", scope)
                .issueTime(Date.from(now.minus(Duration.ofHours(1))))
                .expirationTime(lifetime == null ? null : Date.from(now.plus(lifetime)));
    }

    private static String signed(ECKey key, JWTClaimsSet.Builder claims) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.ES256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims.build());
            token.sign(new ECDSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
