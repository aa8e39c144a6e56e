package com.eiam.accounts.reference.token;

import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.model.TokenErrorCode;
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
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Answers requests for tokens as the API's description says (RFC 6749, 5). */
final class TokenAnswers {

    private final ErrorResponses errors;

    TokenAnswers(ErrorResponses errors) {
        this.errors = errors;
    }

    void issued(HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        OAuth2AccessToken token = ((OAuth2AccessTokenAuthenticationToken) authentication).getAccessToken();
        // From when it was issued; until now would be a second less now and then.
        Duration lifetime = Duration.between(
                Objects.requireNonNull(token.getIssuedAt()), Objects.requireNonNull(token.getExpiresAt()));
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("access_token", token.getTokenValue())
                .put("token_type", token.getTokenType().getValue())
                .put("expires_in", lifetime.toSeconds());
        if (!token.getScopes().isEmpty()) {
            body.put("scope", String.join(" ", token.getScopes()));
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader(
                HttpHeaders.CONTENT_TYPE, new MediaType(MediaType.APPLICATION_JSON, StandardCharsets.UTF_8).toString());
        response.getOutputStream().write(JsonMapper.shared().writeValueAsBytes(body));
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
            // Nobody said who asks.
            return TokenErrorCode.INVALID_CLIENT;
        }
        String error = oauth.getError().getErrorCode();
        // A grant can be wrong only where it is one of those that aren't supported.
        return error.equals(OAuth2ErrorCodes.INVALID_GRANT)
                ? TokenErrorCode.UNSUPPORTED_GRANT_TYPE
                : TokenErrorCode.of(error).orElse(TokenErrorCode.INVALID_REQUEST);
    }
}
