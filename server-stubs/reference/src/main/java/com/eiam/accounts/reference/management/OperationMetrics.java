package com.eiam.accounts.reference.management;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.server.errors.EnvelopeWriter;
import com.eiam.accounts.server.request.Routes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Counts and times requests by operation, status and error code. A request that reaches no operation of the API has the
 * operation {@code none}, so that callers cannot make new series.
 */
final class OperationMetrics extends OncePerRequestFilter {

    static final String NAME = "eiam.accounts.requests";
    private static final String NONE = "none";

    private final MeterRegistry registry;
    private final Routes routes;

    OperationMetrics(MeterRegistry registry, Routes routes) {
        this.registry = registry;
        this.routes = routes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Timer.Sample sample = Timer.start(registry);
        try {
            chain.doFilter(request, response);
        } finally {
            Object code = request.getAttribute(EnvelopeWriter.CODE);
            sample.stop(Timer.builder(NAME)
                    .description("Requests to the API")
                    .tag(
                            "operation",
                            routes.operation(request).map(OperationObject::id).orElse(NONE))
                    .tag("status", String.valueOf(response.getStatus()))
                    .tag("code", code == null ? NONE : code.toString())
                    .register(registry));
        }
    }
}
