package com.eiam.accounts.server.security;

import com.eiam.accounts.server.errors.EnvelopeWriter;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.eiam.accounts.server.request.Routes;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrorCodes;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Answers calls without a token, with an invalid one, or with one that lacks the permission (RFC 6750, 3). */
record TokenRefusals(EnvelopeWriter responses, Routes routes) implements AuthenticationEntryPoint, AccessDeniedHandler {

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        TokenErrorCode code = code(why);
        // Without credentials the challenge carries no error (RFC 6750, 3.1).
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                code == TokenErrorCode.UNAUTHORIZED ? "Bearer" : "Bearer error=\"" + code.code() + "\"");
        responses.write(request, response, code);
    }

    private static TokenErrorCode code(AuthenticationException why) {
        if (!(why instanceof OAuth2AuthenticationException oauth)) {
            return TokenErrorCode.UNAUTHORIZED;
        }
        boolean malformed = oauth.getError().getErrorCode().equals(BearerTokenErrorCodes.INVALID_REQUEST);
        return malformed ? TokenErrorCode.INVALID_REQUEST : TokenErrorCode.INVALID_TOKEN;
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        TokenErrorCode code = TokenErrorCode.INSUFFICIENT_SCOPE;
        Set<String> needed = routes.permissions(request);
        response.setHeader(
                HttpHeaders.WWW_AUTHENTICATE,
                "Bearer error=\"" + code.code() + "\", scope=\"" + String.join(" ", needed) + "\"");
        responses.write(request, response, code, needed);
    }
}
