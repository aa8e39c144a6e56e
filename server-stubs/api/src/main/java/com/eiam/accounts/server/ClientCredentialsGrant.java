package com.eiam.accounts.server;

import com.eiam.accounts.server.model.TokenErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;

/** A client's request for a token (RFC 6749, 4.4): who asks, and for which permissions. Immutable. */
public final class ClientCredentialsGrant {

    /** The name of the scheme, spaces (RFC 9110, 11.4), and id and secret in Base64 (RFC 7617, 2). */
    private static final Pattern BASIC = Pattern.compile("Basic(?: +(.*))?", Pattern.CASE_INSENSITIVE);

    /** RFC 6749, A.1. No store has to look for another one, such as U+0000, which PostgreSQL refuses. */
    private static final Predicate<String> CLIENT_ID = Pattern.compile("[ -~]+").asMatchPredicate();

    private final List<Credentials> readings;
    private final @Nullable String grantType;
    private final @Nullable String scope;

    private ClientCredentialsGrant(List<Credentials> readings, HttpServletRequest request) {
        this.readings = readings;
        this.grantType = request.getParameter(OAuth2ParameterNames.GRANT_TYPE);
        this.scope = request.getParameter(OAuth2ParameterNames.SCOPE);
    }

    private record Credentials(String clientId, String secret) {

        Credentials decoded() {
            try {
                return new Credentials(
                        URLDecoder.decode(clientId, StandardCharsets.UTF_8),
                        URLDecoder.decode(secret, StandardCharsets.UTF_8));
            } catch (IllegalArgumentException notEncoded) {
                return this;
            }
        }
    }

    /**
     * Reads the credentials from HTTP Basic or from the form.
     *
     * @param request the current request of the operation that issues tokens
     * @throws TokenException if there are no credentials or malformed ones ({@code invalid_client}), or if a secret
     *     or another client id is in the form beside the header ({@code invalid_request}; RFC 6749, 2.3)
     */
    public static ClientCredentialsGrant of(HttpServletRequest request) {
        return new ClientCredentialsGrant(readings(request), request);
    }

    /** In HTTP Basic, some clients encode id and secret as in a form (RFC 6749, 2.3.1), and others do not. */
    private static List<Credentials> readings(HttpServletRequest request) {
        String clientId = request.getParameter(OAuth2ParameterNames.CLIENT_ID);
        String secret = request.getParameter(OAuth2ParameterNames.CLIENT_SECRET);
        Credentials sent = inHeader(request);
        if (sent == null) {
            return List.of(required(clientId, secret));
        }
        if (secret != null) {
            throw new TokenException(TokenErrorCode.INVALID_REQUEST);
        }
        List<Credentials> readings = Stream.of(sent, sent.decoded())
                .filter(reading -> CLIENT_ID.test(reading.clientId()))
                .filter(reading -> clientId == null || clientId.equals(reading.clientId()))
                .distinct()
                .toList();
        if (readings.isEmpty()) {
            throw new TokenException(TokenErrorCode.INVALID_REQUEST);
        }
        return readings;
    }

    private static @Nullable Credentials inHeader(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        Matcher basic = BASIC.matcher(header == null ? "" : header);
        if (!basic.matches()) {
            return null;
        }
        String[] idAndSecret = decoded(basic.group(1)).split(":", 2);
        return required(idAndSecret[0], idAndSecret.length == 1 ? null : idAndSecret[1]);
    }

    private static String decoded(@Nullable String base64) {
        try {
            return base64 == null ? "" : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw new TokenException(TokenErrorCode.INVALID_CLIENT);
        }
    }

    private static Credentials required(@Nullable String clientId, @Nullable String secret) {
        if (clientId == null || !CLIENT_ID.test(clientId) || secret == null || secret.isEmpty()) {
            throw new TokenException(TokenErrorCode.INVALID_CLIENT);
        }
        return new Credentials(clientId, secret);
    }

    /** The client's id as it was sent: printable ASCII, not empty (RFC 6749, A.1). Its secret is not checked yet. */
    public String clientId() {
        return readings.get(0).clientId();
    }

    /**
     * The client whose credentials were sent. If it is not clear whether they are encoded, both readings are tried.
     *
     * @param find finds the client with an id and a secret, or none; it is called once or twice
     * @throws TokenException if there is none ({@code invalid_client})
     */
    public <C> C client(BiFunction<String, String, Optional<C>> find) {
        return readings.stream()
                .flatMap(sent -> find.apply(sent.clientId(), sent.secret()).stream())
                .findFirst()
                .orElseThrow(() -> new TokenException(TokenErrorCode.INVALID_CLIENT));
    }

    /**
     * The scopes of the token, each once: those that were asked for, or all of the client's (RFC 6749, 3.3).
     *
     * @param permissions the client's permission codes
     * @throws TokenException if the grant is another one ({@code unsupported_grant_type}), or if a scope is not one of
     *     the client's permissions ({@code invalid_scope})
     */
    public List<String> scopes(Collection<String> permissions) {
        if (!AuthorizationGrantType.CLIENT_CREDENTIALS.getValue().equals(grantType)) {
            throw new TokenException(TokenErrorCode.UNSUPPORTED_GRANT_TYPE);
        }
        List<String> scopes = scope == null
                ? List.copyOf(permissions)
                : Arrays.stream(scope.split(" ", -1)).distinct().toList();
        if (!permissions.containsAll(scopes)) {
            throw new TokenException(TokenErrorCode.INVALID_SCOPE);
        }
        return scopes;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return clientId();
    }
}
