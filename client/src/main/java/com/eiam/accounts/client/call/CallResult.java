package com.eiam.accounts.client.call;

import java.time.Duration;

/**
 * How an attempt ended.
 *
 * @param status the HTTP status; 0 if there was no answer
 * @param code the error code; empty for a success and for a failure that has none
 * @param requestId the server's request id; the one that was sent if there was no answer
 * @param duration until the last byte, with the wait for a free connection
 * @param failure null for a success
 */
public record CallResult(int status, String code, String requestId, Duration duration, RuntimeException failure) {}
