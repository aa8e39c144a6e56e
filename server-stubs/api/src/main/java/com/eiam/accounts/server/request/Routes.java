package com.eiam.accounts.server.request;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.openapi.document.OperationObject.Security;
import com.eiam.accounts.server.description.ApiDescription;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Finds the operation of a request. Thread-safe. Not for implementers. */
public final class Routes {

    private static final String ROUTE = Routes.class.getName() + ".ROUTE";

    private final List<Route> routes;
    private final List<PathPattern> open;

    Routes(ApiDescription description) {
        this.routes = description.operations().stream()
                .collect(Collectors.groupingBy(
                        operation -> PathPatternParser.defaultInstance.parse(operation.path()),
                        Collectors.toMap(OperationObject::method, Function.identity())))
                .entrySet()
                .stream()
                .map(entry -> new Route(entry.getKey(), entry.getValue()))
                // Literal segments win over variables, as in OpenAPI.
                .sorted(Comparator.comparing(Route::path, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
        this.open = routes.stream()
                .filter(route -> route.operations().values().stream()
                        .allMatch(operation -> operation.security() != Security.BEARER))
                .map(Route::path)
                .toList();
    }

    /** A path and its operations by method. */
    record Route(PathPattern path, Map<String, OperationObject> operations) {

        /** The operation of a method. HEAD is answered as GET without its body (RFC 9110, 9.3.2). */
        Optional<OperationObject> operation(String method) {
            return Optional.ofNullable(operations.get(method))
                    .or(() -> Optional.ofNullable(method.equals("HEAD") ? operations.get("GET") : null));
        }

        /** The methods for an {@code Allow} header. */
        Set<String> methods() {
            Set<String> methods = new LinkedHashSet<>(operations.keySet());
            if (methods.contains("GET")) {
                methods.add("HEAD");
            }
            return methods;
        }
    }

    /** The most specific path that the request matches, whatever its method; empty if the API has none. */
    Optional<Route> route(HttpServletRequest request) {
        if (request.getAttribute(ROUTE) instanceof Route known) {
            return Optional.of(known);
        }
        Optional<Route> found = route(pathOf(request));
        found.ifPresent(route -> request.setAttribute(ROUTE, route));
        return found;
    }

    private Optional<Route> route(PathContainer path) {
        return routes.stream().filter(route -> route.path().matches(path)).findFirst();
    }

    /**
     * Whether a handler is called for what the caller asked for. The container answers its own errors with another call,
     * whose method is always GET (Jakarta Servlet 6.1, 10.9.2).
     */
    static boolean isCall(HttpServletRequest request, Object handler) {
        return handler instanceof HandlerMethod && request.getDispatcherType() != DispatcherType.ERROR;
    }

    public Optional<OperationObject> operation(HttpServletRequest request) {
        return route(request).flatMap(route -> route.operation(request.getMethod()));
    }

    /** The methods of the path that the caller asked for; empty if the API has no such path. */
    public Set<String> methods(HttpServletRequest request) {
        return route(request).map(Route::methods).orElse(Set.of());
    }

    /** The permission codes of the operation, of which a caller needs one; empty if the API has no such operation. */
    public Set<String> permissions(HttpServletRequest request) {
        return operation(request).map(OperationObject::permissions).orElse(Set.of());
    }

    /**
     * Whether the request needs no bearer token: its path is that of operations which need none, or lies below such a
     * path, where the answer is that there is no operation.
     */
    public boolean isOpen(HttpServletRequest request) {
        PathContainer path = pathOf(request);
        return open.stream().anyMatch(pattern -> pattern.matchStartOfPath(path) != null);
    }

    private static PathContainer pathOf(HttpServletRequest request) {
        // What the container refuses goes to a path for errors.
        if (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String asked) {
            return RequestPath.parse(asked, request.getContextPath()).pathWithinApplication();
        }
        return (ServletRequestPathUtils.hasParsedRequestPath(request)
                        ? ServletRequestPathUtils.getParsedRequestPath(request)
                        : ServletRequestPathUtils.parseAndCache(request))
                .pathWithinApplication();
    }
}
