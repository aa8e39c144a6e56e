package com.eiam.accounts.server;

import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;

/**
 * The id and the secret that a client sends to get a token. Immutable.
 *
 * @param clientId the client's id: printable ASCII, not empty (RFC 6749, A.1)
 * @param secret the client's secret, not empty; {@link #toString} leaves it out
 */
public record ClientCredentials(String clientId, String secret) {

    private static final BasicAuthenticationConverter BASIC = new BasicAuthenticationConverter();

    /** RFC 6749, A.1. No store has to look for another one, such as U+0000, which PostgreSQL refuses. */
    private static final Predicate<String> CLIENT_ID = Pattern.compile("[ -~]+").asMatchPredicate();

    /**
     * What a request for a token can mean. In HTTP Basic, some clients encode id and secret as a form does (RFC 6749, 2.3.1)
     * and others send them as they are, so both readings are returned if they differ. One of them must be right.
     *
     * @throws TokenException if there are no credentials or malformed ones ({@code invalid_client}), or if there is one
     *     secret in the header and one in the form ({@code invalid_request}; RFC 6749, 2.3)
     */
    public static List<ClientCredentials> of(HttpServletRequest request) {
        String secret = request.getParameter(OAuth2ParameterNames.CLIENT_SECRET);
        Authentication header = header(request);
        if (header == null) {
            return List.of(required(request.getParameter(OAuth2ParameterNames.CLIENT_ID), secret));
        }
        if (secret != null && !secret.isEmpty()) {
            throw new TokenException(TokenErrorCode.INVALID_REQUEST);
        }
        ClientCredentials sent = required(header.getName(), String.valueOf(header.getCredentials()));
        return Stream.of(sent, sent.decoded())
                .filter(reading -> CLIENT_ID.test(reading.clientId()))
                .distinct()
                .toList();
    }

    private static @Nullable Authentication header(HttpServletRequest request) {
        try {
            return BASIC.convert(request);
        } catch (AuthenticationException malformed) {
            throw new TokenException(TokenErrorCode.INVALID_CLIENT);
        }
    }

    private static ClientCredentials required(@Nullable String clientId, @Nullable String secret) {
        if (clientId == null || !CLIENT_ID.test(clientId) || secret == null || secret.isEmpty()) {
            throw new TokenException(TokenErrorCode.INVALID_CLIENT);
        }
        return new ClientCredentials(clientId, secret);
    }

    private ClientCredentials decoded() {
        try {
            return new ClientCredentials(
                    URLDecoder.decode(clientId, StandardCharsets.UTF_8),
                    URLDecoder.decode(secret, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notEncoded) {
            return this;
        }
    }

    @Override
    public String toString() {
        return clientId;
    }
}
