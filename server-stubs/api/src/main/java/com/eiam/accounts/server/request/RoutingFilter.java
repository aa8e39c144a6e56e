package com.eiam.accounts.server.request;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.model.TokenErrorCode;
import com.eiam.accounts.server.request.Routes.Route;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Comparator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Runs after the security filters. It refuses methods that the most specific path of the API does not have, whatever
 * else the application maps there, and bodies that no operation can read; and it limits the size of bodies.
 */
final class RoutingFilter extends OncePerRequestFilter {

    /** No content coding (RFC 9110, 12.5.3). */
    private static final String IDENTITY = "identity";

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
        Optional<OperationObject> operation = routes.operation(request);
        Optional<Body> body = operation.flatMap(OperationObject::body);
        boolean isForm = body.filter(Body::isForm).isPresent();
        if (route.isPresent() && operation.isEmpty()) {
            response.setHeader(HttpHeaders.ALLOW, String.join(", ", routes.methods(request)));
            responses.write(request, response, ErrorCode.HTTP_405);
        } else if (operation.isPresent() && !isForm && isUnwanted(request)) {
            responses.write(request, response, ErrorCode.HTTP_406);
        } else if (body.isPresent() && isCoded(request)) {
            response.setHeader(HttpHeaders.ACCEPT_ENCODING, IDENTITY);
            responses.write(request, response, ErrorCode.HTTP_415);
        } else if (body.isPresent() && isUnreadable(request, operation)) {
            responses.write(request, response, ErrorCode.HTTP_415);
        } else if (isForm) {
            handleForm(new FormRequest(request), response, body.get(), chain);
        } else {
            HttpServletRequest mapped = request.getMethod().equals(UnknownMethodRequest.TRACE)
                    ? new UnknownMethodRequest(request)
                    : request;
            handle(
                    body.<HttpServletRequest>map(expected -> new BoundedBodyRequest(request, expected.maxBytes()))
                            .orElseGet(() -> isUnreadable(request, operation) ? new UntypedRequest(mapped) : mapped),
                    response,
                    chain);
        }
    }

    private void handleForm(FormRequest request, HttpServletResponse response, Body body, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store"); // RFC 6749, 5.1
        if (request.getContentLengthLong() > body.maxBytes()) {
            // Tomcat takes a length of 2 GiB and more for no body.
            responses.write(request, response, ErrorCode.HTTP_413);
        } else if (FormRules.isMalformed(request, body.schema())) {
            responses.write(request, response, TokenErrorCode.INVALID_REQUEST);
        } else {
            handle(request, response, chain);
        }
    }

    private void handle(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        MDC.put("clientId", call.clientId());
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove("clientId");
        }
    }

    /** Whether JSON's most specific range in {@code Accept} has the weight 0 (RFC 9110, 12.5.1). Spring ignores it. */
    private static boolean isUnwanted(HttpServletRequest request) {
        try {
            return MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT))).stream()
                    .filter(range -> range.includes(MediaType.APPLICATION_JSON))
                    .min(Comparator.comparing(MediaType::isWildcardType).thenComparing(MediaType::isWildcardSubtype))
                    .filter(range -> range.getQualityValue() == 0)
                    .isPresent();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }

    private static boolean isCoded(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_ENCODING)).stream()
                .anyMatch(coding -> !coding.isBlank() && !coding.strip().equalsIgnoreCase(IDENTITY));
    }

    /**
     * Whether nobody can say which {@code Content-Type} a body has, or Spring MVC fails on it, even if there is no body:
     * on a wildcard, and on parts, which it reads before it looks for the operation. No operation has parts.
     */
    private static boolean isUnreadable(HttpServletRequest request, Optional<OperationObject> operation) {
        String type = request.getContentType();
        // Of several types, the first one would count.
        return Collections.list(request.getHeaders(HttpHeaders.CONTENT_TYPE)).stream()
                                .distinct()
                                .count()
                        > 1
                || isWildcard(type)
                || operation.isPresent() && type != null && StringUtils.startsWithIgnoreCase(type, "multipart/");
    }

    private static boolean isWildcard(@Nullable String type) {
        try {
            return type != null
                    && !type.isEmpty()
                    && !MediaType.parseMediaType(type).isConcrete();
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
