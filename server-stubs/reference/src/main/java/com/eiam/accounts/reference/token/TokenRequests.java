package com.eiam.accounts.reference.token;

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

/** Reads requests for tokens, where that differs from Spring's authorization server. */
final class TokenRequests {

    private TokenRequests() {}

    /**
     * Reads client id and secret from HTTP Basic. A malformed header names no client. A second secret in the form is refused
     * (RFC 6749, 2.3).
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

    /** Reads the grant. A client that asks for no scope gets all its permissions (RFC 6749, 3.3). */
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
