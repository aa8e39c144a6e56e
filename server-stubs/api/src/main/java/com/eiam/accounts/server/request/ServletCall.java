package com.eiam.accounts.server.request;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.server.CurrentCall;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The call as Spring knows it on the current thread. */
record ServletCall(RequestIds ids, Routes routes) implements CurrentCall {

    @Override
    public String requestId() {
        return ids.of(request());
    }

    @Override
    public String operationId() {
        return routes.operation(request()).map(OperationObject::id).orElse("");
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
