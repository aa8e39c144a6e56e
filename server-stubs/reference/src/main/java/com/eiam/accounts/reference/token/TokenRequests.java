package com.eiam.accounts.reference.token;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.web.authentication.ClientSecretBasicAuthenticationConverter;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;
import org.springframework.web.util.UriComponentsBuilder;

/** How requests for tokens are read, where that differs from Spring's authorization server. */
final class TokenRequests {

    private static final Set<String> FORM_ONLY = Set.of(
            OAuth2ParameterNames.GRANT_TYPE,
            OAuth2ParameterNames.CLIENT_ID,
            OAuth2ParameterNames.CLIENT_SECRET,
            OAuth2ParameterNames.SCOPE);

    private TokenRequests() {}

    /** Refuses what belongs into the form when it stands in the query, which ends up in logs (RFC 6749, 2.3.1). */
    static @Nullable Authentication refuseQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        if (query != null
                && UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                        .anyMatch(FORM_ONLY::contains)) {
            throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
        }
        return null;
    }

    /**
     * Client id and secret with HTTP Basic. A header that cannot be read names no client; a second secret in the form is
     * one too many (RFC 6749, 2.3).
     */
    static AuthenticationConverter basic() {
        ClientSecretBasicAuthenticationConverter converter = new ClientSecretBasicAuthenticationConverter();
        return request -> {
            Authentication client;
            try {
                client = converter.convert(request);
            } catch (OAuth2AuthenticationException e) {
                throw new OAuth2AuthenticationException(
                        new OAuth2Error(OAuth2ErrorCodes.INVALID_CLIENT), OAuth2ErrorCodes.INVALID_CLIENT, e);
            }
            if (client != null && request.getParameter(OAuth2ParameterNames.CLIENT_SECRET) != null) {
                throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_REQUEST);
            }
            return client;
        };
    }

    /** Client credentials; without a wish for a scope the client gets all that it holds (RFC 6749, 3.3). */
    static AuthenticationConverter clientCredentials() {
        OAuth2ClientCredentialsAuthenticationConverter converter = new OAuth2ClientCredentialsAuthenticationConverter();
        return request -> converter.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked
                ? withAllScopes(asked)
                : null;
    }

    private static Authentication withAllScopes(OAuth2ClientCredentialsAuthenticationToken asked) {
        OAuth2ClientAuthenticationToken client = (OAuth2ClientAuthenticationToken) asked.getPrincipal();
        if (!asked.getScopes().isEmpty() || client.getRegisteredClient() == null) {
            return asked;
        }
        return new OAuth2ClientCredentialsAuthenticationToken(
                client, client.getRegisteredClient().getScopes(), asked.getAdditionalParameters());
    }
}
