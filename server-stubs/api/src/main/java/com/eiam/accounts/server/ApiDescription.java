package com.eiam.accounts.server;

import com.eiam.accounts.server.Operation.Body;
import com.eiam.accounts.server.Operation.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.ServletRequestPathUtils;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;

/** What the API's description says of paths, permissions and bounds, read once. */
final class ApiDescription {

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    private static final String ROUTE = ApiDescription.class.getName() + ".ROUTE";

    private final SpecDocument document;
    private final List<Route> routes;
    private final Pattern requestId;

    ApiDescription(SpecDocument document) {
        this.document = document;
        this.routes = document.at(JsonPointer.compile("/paths")).propertyNames().stream()
                .map(this::route)
                // Literal segments win over variables, as OpenAPI has it.
                .sorted(Comparator.comparing(Route::path, PathPattern.SPECIFICITY_COMPARATOR))
                .toList();
        this.requestId =
                Pattern.compile(document.at(JsonPointer.compile("/components/headers/X-Request-Id/schema/pattern"))
                        .stringValue());
    }

    /**
     * A path and its operations.
     *
     * @param operations by method in upper case
     */
    record Route(PathPattern path, Map<String, Operation> operations) {

        /** The operation of a method; HEAD is answered as GET without its body (RFC 9110, 9.3.2). */
        Optional<Operation> operation(String method) {
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

        /** Whether no method of the path needs a bearer token. */
        boolean open() {
            return operations.values().stream().allMatch(Operation::open);
        }
    }

    /** The most specific path that the request matches, whatever its method; empty if the API has none. */
    Optional<Route> route(HttpServletRequest request) {
        if (request.getAttribute(ROUTE) instanceof Route known) {
            return Optional.of(known);
        }
        PathContainer path = pathOf(request);
        Optional<Route> found =
                routes.stream().filter(route -> route.path().matches(path)).findFirst();
        found.ifPresent(route -> request.setAttribute(ROUTE, route));
        return found;
    }

    /** The operation that the request asks for; empty if the API has none. */
    Optional<Operation> operation(HttpServletRequest request) {
        return route(request).flatMap(route -> route.operation(request.getMethod()));
    }

    /**
     * Whether the request needs no bearer token: its path is that of operations which need none, or lies below one. What
     * lies below is no operation, and that is what a caller without a token should learn there.
     */
    boolean isOpen(HttpServletRequest request) {
        PathContainer path = pathOf(request);
        return routes.stream()
                .filter(Route::open)
                .anyMatch(route -> route.path().matches(path) || route.path().matchStartOfPath(path) != null);
    }

    private static PathContainer pathOf(HttpServletRequest request) {
        return (ServletRequestPathUtils.hasParsedRequestPath(request)
                        ? ServletRequestPathUtils.getParsedRequestPath(request)
                        : ServletRequestPathUtils.parseAndCache(request))
                .pathWithinApplication();
    }

    /** Whether a caller's {@code X-Request-Id} is taken over. */
    boolean isRequestId(String value) {
        return requestId.matcher(value).matches();
    }

    SpecDocument document() {
        return document;
    }

    /** Every operation. */
    List<Operation> operations() {
        return routes.stream()
                .flatMap(route -> route.operations().values().stream())
                .toList();
    }

    private Route route(String template) {
        JsonPointer at = JsonPointer.empty().appendProperty("paths").appendProperty(template);
        PathPattern pattern = PathPatternParser.defaultInstance.parse(template);
        Map<String, Operation> operations = new LinkedHashMap<>();
        for (String key : document.at(at).propertyNames()) {
            if (METHODS.contains(key)) {
                Operation operation = operation(at, key, pattern);
                operations.put(operation.method(), operation);
            }
        }
        return new Route(pattern, Map.copyOf(operations));
    }

    private Operation operation(JsonPointer item, String method, PathPattern path) {
        JsonPointer at = item.appendProperty(method);
        JsonNode node = document.at(at);
        List<String> permissions = node.path("security")
                .valueStream()
                .flatMap(alternative -> alternative.path("bearer").valueStream())
                .map(JsonNode::stringValue)
                .toList();
        boolean open = node.path("security").valueStream().noneMatch(alternative -> alternative.has("bearer"));
        List<Parameter> parameters = new ArrayList<>(parameters(item.appendProperty("parameters")));
        parameters.addAll(parameters(at.appendProperty("parameters")));
        // A stable sort: the path's come first, as they stand in it; the others keep the order of the description.
        parameters.sort(Comparator.comparingInt(parameter -> parameter.in().equals("path")
                ? path.getPatternString().indexOf("{" + parameter.name() + "}")
                : Integer.MAX_VALUE));
        return new Operation(
                node.path("operationId").stringValue(),
                method.toUpperCase(Locale.ROOT),
                path,
                open,
                permissions.stream().collect(Collectors.toCollection(LinkedHashSet::new)),
                List.copyOf(parameters),
                body(document.resolve(at.appendProperty("requestBody"))));
    }

    private List<Parameter> parameters(JsonPointer list) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < document.at(list).size(); i++) {
            JsonPointer at = document.resolve(list.appendIndex(i));
            JsonNode node = document.at(at);
            parameters.add(new Parameter(
                    node.path("name").stringValue(),
                    node.path("in").stringValue(),
                    node.path("required").booleanValue(false),
                    document.resolve(at.appendProperty("schema"))));
        }
        return parameters;
    }

    private Optional<Body> body(JsonPointer at) {
        JsonNode node = document.at(at);
        return node.path("content").propertyNames().stream()
                .findFirst()
                .map(mediaType -> new Body(
                        mediaType,
                        document.resolve(at.appendProperty("content")
                                .appendProperty(mediaType)
                                .appendProperty("schema")),
                        node.path("x-max-bytes").intValue(Integer.MAX_VALUE - 1)));
    }
}
