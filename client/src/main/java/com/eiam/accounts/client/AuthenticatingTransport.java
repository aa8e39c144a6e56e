package com.eiam.accounts.client;

import com.eiam.accounts.client.NoResponseException.Reason;
import com.eiam.accounts.client.model.TokenErrorCode;

/** Sends the token along. A token that is refused is replaced, and the request repeated, once. */
final class AuthenticatingTransport implements Transport {

    private final Transport next;
    private final TokenSource tokens;

    AuthenticatingTransport(Transport next, TokenSource tokens) {
        this.next = next;
        this.tokens = tokens;
    }

    @Override
    public Response send(Request request) {
        try {
            AccessToken token = tokens.token();
            try {
                return next.send(request.authorizedBy(token));
            } catch (TokenException e) {
                if (e.tokenErrorCode() != TokenErrorCode.INVALID_TOKEN) {
                    throw e;
                }
                return next.send(request.authorizedBy(tokens.insteadOf(token)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoResponseException(
                    Reason.INTERRUPTED, request, "the thread was interrupted while it waited for a token", e);
        }
    }
}
