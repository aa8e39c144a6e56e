package com.eiam.accounts.server;

import com.eiam.accounts.server.Operation.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Checks the size of the body and then the parameters, before the body's content is looked at. */
final class RequestInterceptor implements HandlerInterceptor {

    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9]\\d{0,99})");

    private final ApiDescription description;
    private final RequestSchemas schemas;

    RequestInterceptor(ApiDescription description, RequestSchemas schemas) {
        this.description = description;
        this.schemas = schemas;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Operation> operation = description.operation(request);
        // Anything else that answers on the path, such as static files, isn't the operation.
        if (operation.isEmpty() || !(handler instanceof HandlerMethod)) {
            return true;
        }
        BoundedBodyRequest body = WebUtils.getNativeRequest(request, BoundedBodyRequest.class);
        if (body != null) {
            body.load();
        }
        operation.get().parameters().forEach(parameter -> check(request, parameter));
        return true;
    }

    private void check(HttpServletRequest request, Parameter parameter) {
        String[] values = values(request, parameter);
        if (values.length == 0) {
            if (parameter.required()) {
                Place place = Place.of(
                        description.document(),
                        parameter.schema(),
                        parameter.name(),
                        JsonNodeFactory.instance.nullNode());
                throw new Violation(
                        parameter.name(), "required", "", place.code("required").orElse(null));
            }
            return;
        }
        schemas.check(parameter.schema(), parameter.name(), typed(parameter, values));
    }

    private static String[] values(HttpServletRequest request, Parameter parameter) {
        return switch (parameter.in()) {
            case "path" ->
                new String[] {
                    ((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                            .get(parameter.name())
                            .toString()
                };
            case "query" ->
                Objects.requireNonNullElseGet(request.getParameterValues(parameter.name()), () -> new String[0]);
            case "header" ->
                Collections.list(request.getHeaders(parameter.name())).toArray(String[]::new);
            default -> new String[0];
        };
    }

    /**
     * The text as the type that the schema wants, or as text if it isn't one: then the rule on the type is broken. So it
     * is by a parameter that is sent more than once, which is a list.
     */
    private JsonNode typed(Parameter parameter, String[] values) {
        if (values.length > 1) {
            return ModelConverter.MAPPER.valueToTree(values);
        }
        String type = description.document().at(parameter.schema()).path("type").stringValue("string");
        return type.equals("integer") && INTEGER.matcher(values[0]).matches()
                ? ModelConverter.MAPPER.readTree(values[0])
                : JsonNodeFactory.instance.stringNode(values[0]);
    }
}
