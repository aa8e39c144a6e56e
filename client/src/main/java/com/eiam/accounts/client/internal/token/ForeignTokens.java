package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.token.TokenSource;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** The tokens of a team that has its own source of them. */
record ForeignTokens(TokenSource source) implements Tokens {

    @Override
    public CompletableFuture<AccessToken> token(AccessToken refused, Request request) {
        if (refused != null) {
            source.refused(refused.value());
        }
        String token = source.token();
        if (token == null || !AccessToken.BEARER.matcher(token).matches()) {
            throw new IllegalStateException("the TokenSource answered a token that no Authorization header can carry");
        }
        return CompletableFuture.completedFuture(new AccessToken(token, Instant.MAX, Instant.MAX));
    }
}
