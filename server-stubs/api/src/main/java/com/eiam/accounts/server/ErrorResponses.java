package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Writes the API's two error envelopes, each with its status and the request id. Use it in filters and security chains
 * of your own; in a controller, throw an {@link ApiException} instead.
 *
 * <p>Thread-safe.
 */
public interface ErrorResponses {

    /** Writes an error of the catalogue, in the caller's language. Set headers such as {@code Allow} before. */
    void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code) throws IOException;

    /** Writes an OAuth error (RFC 6749, 5.2). Set {@code WWW-Authenticate} before. */
    void write(HttpServletRequest request, HttpServletResponse response, TokenErrorCode code) throws IOException;
}
