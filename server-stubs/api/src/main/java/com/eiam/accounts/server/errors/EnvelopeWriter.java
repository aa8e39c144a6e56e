package com.eiam.accounts.server.errors;

import com.eiam.accounts.openapi.document.ErrorTexts;
import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.json.ModelJson;
import com.eiam.accounts.server.model.ApiError;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenError;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.eiam.accounts.server.request.RequestIds;
import com.eiam.accounts.server.validation.Violation.BrokenRule;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;

/** Writes the error envelopes, with those errors that only the stubs themselves answer. Not for implementers. */
public final class EnvelopeWriter implements ErrorResponses {

    /** The attribute of a request with the error code that answers it, for metrics. */
    public static final String CODE = EnvelopeWriter.class.getName() + ".CODE";

    private final RequestIds ids;
    private final RuleMessages rules;

    EnvelopeWriter(RequestIds ids, RuleMessages rules) {
        this.ids = ids;
        this.rules = rules;
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code) throws IOException {
        write(request, response, code, RuleMessages.message(code, language(request)));
    }

    @Override
    public void write(HttpServletRequest request, HttpServletResponse response, TokenErrorCode code)
            throws IOException {
        write(request, response, code.status(), code.code(), envelope(code));
    }

    /** Writes an OAuth error with the permissions of which the token lacks one (RFC 6750, 3.1). */
    public void write(
            HttpServletRequest request,
            HttpServletResponse response,
            TokenErrorCode code,
            Collection<String> permissions)
            throws IOException {
        write(request, response, code.status(), code.code(), envelope(code).scope(String.join(" ", permissions)));
    }

    void write(HttpServletRequest request, HttpServletResponse response, BrokenRule rule) throws IOException {
        if (rule.code().isPresent()) {
            write(request, response, rule.code().get());
        } else {
            write(request, response, malformed(), rules.message(rule, language(request)));
        }
    }

    private static Locale language(HttpServletRequest request) {
        return language(Collections.list(request.getHeaders(HttpHeaders.ACCEPT_LANGUAGE)));
    }

    private static Locale language(List<String> accepted) {
        return ErrorTexts.language(String.join(",", accepted));
    }

    /** The body of an error, for a container that refuses a request before it makes one of servlets. */
    public byte[] json(ErrorCode code, List<String> acceptedLanguages) {
        return ModelJson.MAPPER.writeValueAsBytes(
                new ApiError(code, RuleMessages.message(code, language(acceptedLanguages))));
    }

    /** The code for requests that the server cannot understand. */
    ErrorCode malformed() {
        return rules.code();
    }

    private static TokenError envelope(TokenErrorCode code) {
        return new TokenError(code).errorDescription(code.message());
    }

    private void write(HttpServletRequest request, HttpServletResponse response, ErrorCode code, String message)
            throws IOException {
        write(request, response, code.status(), code.code(), new ApiError(code, message));
    }

    private void write(
            HttpServletRequest request, HttpServletResponse response, int status, String code, Object envelope)
            throws IOException {
        request.setAttribute(CODE, code);
        if (response.isCommitted()) {
            return;
        }
        response.resetBuffer();
        byte[] json = ModelJson.MAPPER.writeValueAsBytes(envelope);
        response.setStatus(status);
        response.setHeader(RequestIds.HEADER, ids.of(request));
        response.setHeader(HttpHeaders.CONTENT_TYPE, ModelJson.MEDIA_TYPE.toString());
        response.setContentLength(json.length);
        response.getOutputStream().write(json);
    }
}
