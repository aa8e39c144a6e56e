package com.eiam.accounts.server.security;

import com.eiam.accounts.server.TokenCache;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.util.ConcurrentLruCache;

/**
 * Remembers the tokens that a decoder accepted, since verifying a signature costs more than the rest of a call. The
 * whole token is the key, so a changed token is another one. A refused token is not remembered.
 */
final class VerifiedTokens implements TokenCache {

    /** A client has a token or two. Each takes a few KiB, since Tomcat bounds headers. */
    static final int CAPACITY = 1_000;

    private final Duration recheck;
    private final Clock clock;
    private final ConcurrentLruCache<String, Verified> cache;

    private record Verified(Jwt token, Instant at) {}

    /** @param recheck how long a token is not verified again; zero verifies it at each call */
    VerifiedTokens(JwtDecoder decoder, Duration recheck, Clock clock) {
        this.recheck = recheck;
        this.clock = clock;
        this.cache = new ConcurrentLruCache<>(
                recheck.isZero() ? 0 : CAPACITY, token -> new Verified(decoder.decode(token), clock.instant()));
    }

    /** The claims of a token, as the decoder returns them or has returned them not long ago. */
    Jwt decode(String token) {
        Verified verified = cache.get(token);
        if (isStale(verified) && cache.remove(token)) {
            verified = cache.get(token);
        }
        return verified.token();
    }

    private boolean isStale(Verified verified) {
        Duration age = Duration.between(verified.at(), clock.instant());
        return age.isNegative() || age.compareTo(recheck) >= 0;
    }

    @Override
    public void clear() {
        cache.clear();
    }

    int size() {
        return cache.size();
    }
}
