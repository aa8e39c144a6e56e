package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.token.TokenSource;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Tokens that come from elsewhere. */
public record TokensOfSource(TokenSource source) implements Tokens {

    @Override
    public CompletableFuture<AccessToken> token(AccessToken refused, Request request) {
        if (refused != null) {
            source.refused(refused.value());
        }
        return CompletableFuture.completedFuture(token());
    }

    @Override
    public void check() {
        token();
    }

    private AccessToken token() {
        String token = source.token();
        if (token == null || !AccessToken.BEARER.matcher(token).matches()) {
            throw new IllegalStateException("the TokenSource answered a token that no Authorization header can carry");
        }
        return new AccessToken(token, Instant.MAX, Instant.MAX);
    }
}
