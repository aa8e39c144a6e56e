package com.eiam.accounts.client.call;

/**
 * Sees each attempt of each call, the requests for tokens included: adds headers before it is sent, measures or logs
 * when it has ended. Called by many threads, also by those of the HTTP client, so it must not block.
 */
public interface CallInterceptor {

    /** Before an attempt is sent. An exception ends the call; only the interceptors before this one see its end. */
    default void before(CallAttempt attempt) {}

    /** After an attempt has ended. An exception is logged and changes nothing. */
    default void after(CallAttempt attempt, CallResult result) {}
}
