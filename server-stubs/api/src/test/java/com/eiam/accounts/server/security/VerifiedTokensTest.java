package com.eiam.accounts.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.eiam.accounts.implementer.ServerTest;
import com.eiam.accounts.implementer.Tokens;
import com.eiam.accounts.server.model.TokenErrorCode;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

class VerifiedTokensTest extends ServerTest {

    private static final Duration RECHECK = Duration.ofSeconds(10);

    private final AtomicInteger verified = new AtomicInteger();
    private final String token = Tokens.withScope("all");
    private boolean keyIsValid = true;
    private Instant now = Instant.now();

    private VerifiedTokens tokens(Duration recheck) {
        JwtDecoder decoder = Tokens.decoderWhile(() -> keyIsValid);
        JwtDecoder counting = value -> {
            verified.incrementAndGet();
            return decoder.decode(value);
        };
        InstantSource time = () -> now;
        return new VerifiedTokens(counting, recheck, time.withZone(ZoneOffset.UTC));
    }

    private void refuses(VerifiedTokens tokens, String value) {
        assertThatExceptionOfType(JwtException.class).isThrownBy(() -> tokens.decode(value));
    }

    @Test
    void aTokenIsVerifiedOnceInAWhile() {
        VerifiedTokens tokens = tokens(RECHECK);

        assertThat(tokens.decode(token).getSubject()).isEqualTo("caller");
        now = now.plus(RECHECK).minusMillis(1);
        tokens.decode(token);
        assertThat(verified).hasValue(1);
        now = now.plusMillis(1);
        tokens.decode(token);
        tokens.decode(token);

        assertThat(verified).hasValue(2);
    }

    @Test
    void aClockThatGoesBackKeepsNoTokenLonger() {
        VerifiedTokens tokens = tokens(RECHECK);
        tokens.decode(token);
        now = now.minus(Duration.ofDays(1));

        tokens.decode(token);

        assertThat(verified).hasValue(2);
    }

    @Test
    void withoutACacheEachCallVerifiesOnce() {
        VerifiedTokens tokens = tokens(Duration.ZERO);

        tokens.decode(token);
        tokens.decode(token);

        assertThat(verified).hasValue(2);
    }

    @Test
    void aRevokedKeyIsRefusedAfterAWhile() {
        VerifiedTokens tokens = tokens(RECHECK);
        tokens.decode(token);
        keyIsValid = false;
        now = now.plus(RECHECK);

        refuses(tokens, token);
        refuses(tokens, token);
    }

    @Test
    void aRevokedKeyIsRefusedAtOnceIfTheImplementerSaysSo() {
        VerifiedTokens tokens = tokens(RECHECK);
        tokens.decode(token);
        keyIsValid = false;

        tokens.clear();

        refuses(tokens, token);
    }

    @Test
    void aRefusedTokenIsNotRemembered() {
        VerifiedTokens tokens = tokens(RECHECK);
        keyIsValid = false;
        refuses(tokens, token);
        keyIsValid = true;

        assertThat(tokens.decode(token).getSubject()).isEqualTo("caller");
    }

    @Test
    void theCacheIsBounded() {
        VerifiedTokens tokens = tokens(RECHECK);
        for (int i = 0; i < VerifiedTokens.CAPACITY + 100; i++) {
            tokens.decode(Tokens.withScope("scope-" + i));
        }

        assertThat(tokens.size()).isLessThanOrEqualTo(VerifiedTokens.CAPACITY);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void aTamperedCopyOfARememberedTokenIsRefused(int part) {
        assertThat(createWith(token).statusCode()).isEqualTo(201);
        String[] parts = token.split("\\.");
        parts[part] = tampered(parts[part]);

        HttpResponse<String> answer = createWith(String.join(".", parts));

        assertThat(answer.statusCode()).isEqualTo(TokenErrorCode.INVALID_TOKEN.status());
        assertThat(createWith(token).statusCode()).isEqualTo(201);
    }

    /** The same text with one character of its content changed. */
    private static String tampered(String base64) {
        byte[] content = Base64.getUrlDecoder().decode(base64);
        content[content.length / 2] ^= 1;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static HttpResponse<String> createWith(String value) {
        return send(anonymous(CREATE).header("Authorization", "Bearer " + value).POST(BodyPublishers.ofString(GOOD)));
    }
}
