package com.eiam.accounts.client.internal.token;

import com.eiam.accounts.client.internal.http.Request;
import java.util.concurrent.CompletableFuture;

/** The tokens that requests are sent with. */
public interface Tokens {

    /**
     * A token that is good for a while.
     *
     * @param refused a token that the server has just refused; null for none
     * @param request decides how to wait for a new one
     */
    CompletableFuture<AccessToken> token(AccessToken refused, Request request);

    /** Asks for a new token, and throws what comes in its place. */
    void check();
}
