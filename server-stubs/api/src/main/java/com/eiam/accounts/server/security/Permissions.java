package com.eiam.accounts.server.security;

import com.eiam.accounts.server.description.Operation;
import com.eiam.accounts.server.request.Routes;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.security.authentication.AuthenticationTrustResolver;
import org.springframework.security.authentication.AuthenticationTrustResolverImpl;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Requires a token for every path, and one of its permission codes for an operation. */
final class Permissions implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final Routes routes;

    Permissions(Routes routes) {
        this.routes = routes;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(routes.isOpen(request) || holdsOne(caller.get(), needed(request)));
    }

    private boolean holdsOne(Authentication caller, Set<String> permissions) {
        return trust.isAuthenticated(caller)
                && (permissions.isEmpty()
                        || caller.getAuthorities().stream()
                                .anyMatch(authority -> permissions.contains(authority.getAuthority())));
    }

    /** The permission codes of the operation; one of them is enough. */
    Set<String> needed(HttpServletRequest request) {
        return routes.operation(request).map(Operation::permissions).orElse(Set.of());
    }
}
