package com.eiam.accounts.server.errors;

import com.eiam.accounts.server.request.RequestIds;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;

/** The outermost filter: answers exceptions of other filters, and adds the request id to response and log. */
final class ErrorFilter extends OncePerRequestFilter {

    private final RequestIds ids;
    private final Faults faults;

    ErrorFilter(RequestIds ids, Faults faults) {
        this.ids = ids;
        this.faults = faults;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String id = ids.of(request);
        response.setHeader(RequestIds.HEADER, id);
        MDC.put("requestId", id);
        try {
            chain.doFilter(request, response);
        } catch (ServletException | IOException | RuntimeException e) {
            faults.answer(request, response, e);
        } finally {
            MDC.remove("requestId");
        }
    }
}
