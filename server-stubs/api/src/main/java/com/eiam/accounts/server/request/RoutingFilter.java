package com.eiam.accounts.server.request;

import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.description.Operation;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.request.Routes.Route;
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
 * Runs after the security filters. It refuses methods that the most specific path of the API does not have, whatever else
 * the application maps there, and limits the size of bodies.
 */
final class RoutingFilter extends OncePerRequestFilter {

    private final Routes routes;
    private final ErrorResponses responses;
    private final CurrentCall call;

    RoutingFilter(Routes routes, ErrorResponses responses, CurrentCall call) {
        this.routes = routes;
        this.responses = responses;
        this.call = call;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Route> route = routes.route(request);
        Optional<Operation> operation = routes.operation(request);
        if (route.isPresent() && operation.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", route.get().methods()));
            responses.write(request, response, ErrorCode.HTTP_405);
            return;
        }
        HttpServletRequest bounded = operation
                .flatMap(Operation::body)
                .<HttpServletRequest>map(body -> new BoundedBodyRequest(request, body.maxBytes()))
                .orElse(request);
        MDC.put("clientId", call.clientId());
        try {
            chain.doFilter(bounded, response);
        } finally {
            MDC.remove("clientId");
        }
    }
}
