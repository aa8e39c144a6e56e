package com.eiam.accounts.server.security;

import com.eiam.accounts.server.request.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

/**
 * Reads the bearer token of calls that need one. It refuses calls with several {@code Authorization} headers (RFC 6750, 3.1).
 */
final class SingleBearer implements BearerTokenResolver {

    private final BearerTokenResolver resolver = new DefaultBearerTokenResolver();
    private final Routes routes;

    SingleBearer(Routes routes) {
        this.routes = routes;
    }

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        if (routes.isOpen(request)) {
            return null;
        }
        if (Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION)).size() > 1) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidRequest("several Authorization headers"));
        }
        return resolver.resolve(request);
    }
}
