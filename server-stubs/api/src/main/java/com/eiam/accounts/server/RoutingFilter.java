package com.eiam.accounts.server;

import com.eiam.accounts.server.ApiDescription.Route;
import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Comes after the security filters: answers methods that the path doesn't have, by the API's most specific path and not by
 * whatever an application happens to map, and bounds the body of those that it has.
 */
final class RoutingFilter extends OncePerRequestFilter {

    private final ApiDescription description;
    private final ErrorResponses responses;
    private final CurrentCall call;

    RoutingFilter(ApiDescription description, ErrorResponses responses, CurrentCall call) {
        this.description = description;
        this.responses = responses;
        this.call = call;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Route> route = description.route(request);
        if (route.isPresent() && route.get().operation(request.getMethod()).isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", route.get().methods()));
            responses.write(request, response, ErrorCode.HTTP_405);
            return;
        }
        Optional<Operation.Body> body = description.operation(request).flatMap(Operation::body);
        MDC.put("clientId", call.clientId());
        try {
            chain.doFilter(
                    body.isPresent()
                            ? new BoundedBodyRequest(request, body.get().maxBytes())
                            : request,
                    response);
        } finally {
            MDC.remove("clientId");
        }
    }
}
