package com.eiam.accounts.server;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who calls, and under which request id; for audit records and logs.
 *
 * <p>Thread-safe. It tells of the request that the calling thread handles.
 */
public final class CurrentCall {

    private final RequestIds ids;

    CurrentCall(RequestIds ids) {
        this.ids = ids;
    }

    /**
     * The id under which the request is logged and answered.
     *
     * @throws IllegalStateException if the thread handles no request
     */
    public String requestId() {
        HttpServletRequest request =
                ((ServletRequestAttributes) RequestContextHolder.currentRequestAttributes()).getRequest();
        return ids.of(request);
    }

    /** The id of the client whose token was sent; empty if none was needed. */
    public String clientId() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication == null || authentication instanceof AnonymousAuthenticationToken
                ? ""
                : authentication.getName();
    }
}
