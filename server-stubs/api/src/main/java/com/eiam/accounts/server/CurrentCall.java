package com.eiam.accounts.server;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Who calls what, and under which request id; for audit records and logs.
 *
 * <p>Thread-safe. It tells of the request that the calling thread handles.
 */
public final class CurrentCall {

    private final RequestIds ids;
    private final ApiDescription description;

    CurrentCall(RequestIds ids, ApiDescription description) {
        this.ids = ids;
        this.description = description;
    }

    /**
     * The id under which the request is logged and answered.
     *
     * @throws IllegalStateException if the thread handles no request
     */
    public String requestId() {
        return ids.of(request());
    }

    /**
     * The operationId of what is called, as the API's description has it; empty if it is none of its operations.
     *
     * @throws IllegalStateException if the thread handles no request
     */
    public String operationId() {
        return description.operation(request()).map(Operation::id).orElse("");
    }

    /** The id of the client whose token was sent; empty if none was needed. */
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
