package com.eiam.accounts.server;

import com.eiam.accounts.server.model.ApiError;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenError;
import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * Writes the API's two error envelopes, each with its status and the request id. Public for filters and security chains
 * of an implementer's own; a controller throws an {@link ApiException} instead.
 *
 * <p>Thread-safe.
 */
public final class ErrorResponses {

    static final MediaType JSON = new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8);

    private final RequestIds ids;
    private final RuleMessages rules;

    ErrorResponses(RequestIds ids, RuleMessages rules) {
        this.ids = ids;
        this.rules = rules;
    }

    /**
     * Answers with a code of the catalogue, in the language that the caller asked for. Headers such as {@code Allow} are
     * set before.
     */
    public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code) throws IOException {
        write(
                request,
                response,
                code.status(),
                new ApiError(code, Language.of(request).message(code)));
    }

    /** Answers with OAuth's envelope (RFC 6749, 5.2). {@code WWW-Authenticate} is set before. */
    public void write(HttpServletRequest request, HttpServletResponse response, TokenErrorCode code)
            throws IOException {
        write(request, response, code.status(), envelope(code));
    }

    /** The same for a token that lacks a permission, with those that would do (RFC 6750, 3.1). */
    void write(
            HttpServletRequest request,
            HttpServletResponse response,
            TokenErrorCode code,
            Collection<String> permissions)
            throws IOException {
        write(request, response, code.status(), envelope(code).scope(String.join(" ", permissions)));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Violation violation) throws IOException {
        if (violation.code() != null) {
            write(request, response, violation.code());
            return;
        }
        ErrorCode code = rules.code();
        write(request, response, code.status(), new ApiError(code, rules.message(violation, Language.of(request))));
    }

    /** The code of a request that the server refuses to understand. */
    ErrorCode malformed() {
        return rules.code();
    }

    private static TokenError envelope(TokenErrorCode code) {
        return new TokenError(code).errorDescription(code.message());
    }

    private void write(HttpServletRequest request, HttpServletResponse response, int status, Object envelope)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        byte[] json = ModelConverter.MAPPER.writeValueAsBytes(envelope);
        response.setStatus(status);
        response.setHeader(RequestIds.HEADER, ids.of(request));
        response.setHeader(HttpHeaders.CONTENT_TYPE, JSON.toString());
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
