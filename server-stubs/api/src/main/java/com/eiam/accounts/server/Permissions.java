package com.eiam.accounts.server;

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

/** Who may call what: a token for everything, and one of the operation's permission codes for an operation. */
final class Permissions implements AuthorizationManager<RequestAuthorizationContext> {

    private final AuthenticationTrustResolver trust = new AuthenticationTrustResolverImpl();
    private final ApiDescription description;

    Permissions(ApiDescription description) {
        this.description = description;
    }

    @Override
    public AuthorizationResult authorize(
            Supplier<? extends Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        return new AuthorizationDecision(description.isOpen(request) || holdsOne(caller.get(), needed(request)));
    }

    private boolean holdsOne(Authentication caller, Set<String> permissions) {
        return trust.isAuthenticated(caller)
                && (permissions.isEmpty()
                        || caller.getAuthorities().stream()
                                .anyMatch(authority -> permissions.contains(authority.getAuthority())));
    }

    /** The permission codes of which one would do. */
    Set<String> needed(HttpServletRequest request) {
        return description.operation(request).map(Operation::permissions).orElse(Set.of());
    }
}
