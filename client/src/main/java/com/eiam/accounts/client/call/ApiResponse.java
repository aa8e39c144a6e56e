package com.eiam.accounts.client.call;

import java.net.http.HttpHeaders;

/**
 * A successful answer, with its status, headers and request id.
 *
 * @param headers the response's headers
 * @param requestId the id under which the server logged the request
 * @param value what the operation answers; null if it answers nothing
 */
public record ApiResponse<T>(int status, HttpHeaders headers, String requestId, T value) {}
