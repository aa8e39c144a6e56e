package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.internal.http.Completion;
import com.eiam.accounts.client.internal.http.Request;
import com.eiam.accounts.client.internal.http.Response;
import com.eiam.accounts.client.internal.http.Transport;
import com.eiam.accounts.client.model.TokenErrorCode;
import java.util.concurrent.CompletableFuture;

/** Sends the token along. A token that is refused is replaced, and the request repeated, once. */
public record AuthenticatingTransport(Transport next, Tokens tokens) implements Transport {

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
