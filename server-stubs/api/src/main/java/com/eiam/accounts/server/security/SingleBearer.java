package com.eiam.accounts.server.security;

import com.eiam.accounts.server.request.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/** Reads the bearer token of calls that need one. Refuses several {@code Authorization} headers (RFC 6750, 3.1). */
record SingleBearer(Routes routes) implements BearerTokenResolver {

    private static final Pattern SCHEME = Pattern.compile("Bearer(?: .*)?", Pattern.CASE_INSENSITIVE);

    /** The name of the scheme, spaces (RFC 9110, 11.4) and a token (RFC 6750, 2.1). */
    private static final Pattern CREDENTIALS =
            Pattern.compile("Bearer +([-A-Za-z0-9._~+/]+=*)", Pattern.CASE_INSENSITIVE);

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (routes.isOpen(request)) {
            return null;
        }
        List<String> sent = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
        if (sent.size() > 1) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("several Authorization headers"));
        }
        if (sent.isEmpty() || !SCHEME.matcher(sent.get(0)).matches()) {
            return null;
        }
        Matcher credentials = CREDENTIALS.matcher(sent.get(0));
        if (!credentials.matches()) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("malformed"));
        }
        return credentials.group(1);
    }
}
