package com.eiam.accounts.client.token;

/** Tokens that come from elsewhere, such as from a sidecar or a vault. Must be safe for use by many threads. */
@FunctionalInterface
public interface TokenSource {

    /**
     * A bearer token (RFC 6750, 2.1) that is valid now. It is called before each call, in the thread of that call, so
     * return a token that you have stored.
     */
    String token();

    /**
     * The server refused a token as invalid; after this, {@link #token()} must return another one. Several threads may
     * report the same token: replace yours only if it is still that one.
     */
    default void refused(String token) {}
}
