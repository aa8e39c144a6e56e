package com.eiam.accounts.server.request;

import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.description.Operation;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The call as Spring knows it on the current thread. */
final class ServletCall implements CurrentCall {

    private final RequestIds ids;
    private final Routes routes;

    ServletCall(RequestIds ids, Routes routes) {
        this.ids = ids;
        this.routes = routes;
    }

    @Override
    public String requestId() {
        return ids.of(request());
    }

    @Override
    public String operationId() {
        return routes.operation(request()).map(Operation::id).orElse("");
    }

    @Override
    public String clientId() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? ""
                : authentication.getName();
    }

    private static HttpServletRequest request() {
        return ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
    }
}
