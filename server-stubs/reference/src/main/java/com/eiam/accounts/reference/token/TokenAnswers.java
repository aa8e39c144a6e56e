package com.eiam.accounts.reference.token;

import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.model.Token;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import tools.jackson.databind.json.JsonMapper;

/** Answers requests for tokens as the spec says (RFC 6749, 5). */
final class TokenAnswers {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private final ErrorResponses errors;

    TokenAnswers(ErrorResponses errors) {
        this.errors = errors;
    }

    void issued(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessToken token = ((OAuth2AccessTokenAuthenticationToken) authentication).getAccessToken();
        // From the time of issue: from now on it can be a second less.
        Duration lifetime = Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
        Token body = new Token(token.getTokenValue(), Token.TokenTypeEnum.BEARER, (int) lifetime.toSeconds());
        if (!token.getScopes().isEmpty()) {
            body.setScope(String.join(" ", token.getScopes()));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_TYPE, new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8).toString());
        response.getOutputStream().write(JSON.writeValueAsBytes(body));
    }

    void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        TokenErrorCode code = code(why);
        if (code == TokenErrorCode.INVALID_CLIENT) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"token\"");
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        errors.write(request, response, code);
    }

    private static TokenErrorCode code(AuthenticationException why) {
        if (!(why instanceof OAuth2AuthenticationException oauth)) {
            // No client was named.
            return TokenErrorCode.INVALID_CLIENT;
        }
        String error = oauth.getError().getErrorCode();
        // Spring calls a grant invalid if no converter supports it.
        return error.equals(OAuth2ErrorCodes.INVALID_GRANT)
                ? TokenErrorCode.UNSUPPORTED_GRANT_TYPE
                : TokenErrorCode.of(error).orElse(TokenErrorCode.INVALID_REQUEST);
    }
}
