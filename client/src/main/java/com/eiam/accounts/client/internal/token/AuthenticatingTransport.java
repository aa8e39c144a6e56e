package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Response;
import com.eiam.accounts.client.internal.http.Transport;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.token.TokenSource;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** Sends the token along. A token that is refused is replaced, and the request repeated, once. */
public final class AuthenticatingTransport implements Transport {

    private final Transport next;
    private final Tokens tokens;

    private AuthenticatingTransport(Transport next, Tokens tokens) {
        this.next = next;
        this.tokens = tokens;
    }

    /** With tokens that the API's own server issues. */
    public static Transport with(TokenIssuer issuer, Clock clock, Transport next) {
        return new AuthenticatingTransport(next, new SharedToken(issuer::issue, clock));
    }

    /** With tokens that come from elsewhere. */
    public static Transport with(TokenSource source, Transport next) {
        return new AuthenticatingTransport(
                next, (refused, request) -> CompletableFuture.completedFuture(token(source, refused)));
    }

    /** Takes a token from elsewhere and throws what comes in its place. */
    public static void check(TokenSource source) {
        token(source, null);
    }

    private static AccessToken token(TokenSource source, AccessToken refused) {
        if (refused != null) {
            source.refused(refused.value());
        }
        String token = source.token();
        if (token == null || !AccessToken.BEARER.matcher(token).matches()) {
            throw new IllegalStateException("the TokenSource answered a token that no Authorization header can carry");
        }
        return new AccessToken(token, Instant.MAX, Instant.MAX);
    }

    @Override
    public CompletableFuture<Response> send(Request request) {
        return Completion.then(
                tokens.token(null, request),
                token -> Completion.recover(
                        next.send(request.authorizedBy(token.value())),
                        failure -> isInvalidToken(failure)
                                ? Completion.then(
                                        tokens.token(token, request),
                                        other -> next.send(request.authorizedBy(other.value())))
                                : CompletableFuture.failedFuture(failure)));
    }

    private static boolean isInvalidToken(RuntimeException failure) {
        return failure instanceof TokenException refusal && refusal.tokenErrorCode() == TokenErrorCode.INVALID_TOKEN;
    }
}
