package com.eiam.accounts.server;

/**
 * The access tokens whose signature has been verified. They are not verified again for the time that {@code
 * eiam.accounts.token-recheck} sets; whether they have expired is checked at each call. A bean, thread-safe.
 */
public interface TokenCache {

    /** Forgets all tokens, so that each is verified at its next call. Call it when you revoke a key or a token. */
    void clear();
}
