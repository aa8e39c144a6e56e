package com.eiam.accounts.client.error;

import java.time.Duration;

/**
 * Which call failed, and with which answer.
 *
 * @param operationId the operation's id in the API's description
 * @param status the HTTP status; 0 if there was no answer
 * @param requestId the id under which the request is logged
 * @param retryAfter how long the server asks to wait; null if it names no time
 */
public record CallDetails(String operationId, int status, String requestId, Duration retryAfter) {

    /** @throws IllegalArgumentException if an id is null */
    public CallDetails {
        AccountsException.given("operationId", operationId);
        AccountsException.given("requestId", requestId);
    }

    /** Details for a test that makes an exception by itself. */
    public static CallDetails of(String operationId, int status) {
        return new CallDetails(operationId, status, "none", null);
    }
}
