package com.eiam.accounts.server.request;

import com.eiam.accounts.openapi.document.Literals;
import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.openapi.document.OperationObject.Parameter;
import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.description.RequestSchema;
import com.eiam.accounts.server.json.ModelJson;
import com.eiam.accounts.server.validation.RequestValidator;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.WebUtils;
import tools.jackson.databind.JsonNode;

/** Checks the size of the body, then the parameters, those of a form included. JSON is checked later. */
record ParameterInterceptor(Routes routes, ApiDescription description) implements HandlerInterceptor {

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<OperationObject> operation = routes.operation(request);
        // Anything else that answers on the path, such as a static file, is not the operation.
        if (operation.isEmpty() || !Routes.isCall(request, handler)) {
            return true;
        }
        BoundedBodyRequest body = WebUtils.getNativeRequest(request, BoundedBodyRequest.class);
        if (body != null) {
            body.load();
        }
        operation.get().parameters().forEach(parameter -> check(request, parameter));
        Optional<Body> form = operation.get().body().filter(Body::isForm);
        form.ifPresent(sent -> FormRules.check(request, description.schema(sent.schema())));
        return true;
    }

    private void check(HttpServletRequest request, Parameter parameter) {
        RequestSchema schema = description.schema(parameter.schema());
        String[] values = values(request, parameter);
        if (values.length > 0) {
            RequestValidator.check(schema, parameter.name(), typed(parameter, values));
        } else if (parameter.required()) {
            throw RequestValidator.missing(schema, parameter.name());
        }
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
     * The value in the type of the schema, or as text if it does not have that type. A parameter that is sent more than
     * once is a list. Then the value breaks the schema's rule on the type.
     */
    private static JsonNode typed(Parameter parameter, String[] values) {
        return values.length > 1 ? ModelJson.MAPPER.valueToTree(values) : Literals.parse(parameter.schema(), values[0]);
    }
}
