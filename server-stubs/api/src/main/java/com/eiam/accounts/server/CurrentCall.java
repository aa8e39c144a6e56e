package com.eiam.accounts.server;

/**
 * The call that the current thread handles: its client, its operation and its request id; for audit records and logs.
 *
 * <p>Thread-safe.
 */
public interface CurrentCall {

    /**
     * The id under which the request is logged and answered.
     *
     * @throws IllegalStateException if the thread handles no request
     */
    String requestId();

    /**
     * The operationId of the called operation; empty if the request reaches no operation of the API.
     *
     * @throws IllegalStateException if the thread handles no request
     */
    String operationId();

    /** The id of the client whose token was sent; empty if none was needed. */
    String clientId();
}
