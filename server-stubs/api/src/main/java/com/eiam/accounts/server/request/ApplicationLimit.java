package com.eiam.accounts.server.request;

import com.eiam.accounts.openapi.document.OperationObject;
import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Refuses calls on other applications than those that the token of a client names, as if they did not exist. It checks
 * after the request is read and checked, and before the operation begins. Not for implementers.
 */
@ControllerAdvice
public final class ApplicationLimit extends RequestBodyAdviceAdapter implements HandlerInterceptor {

    /** The claim of a token with the ids of the only applications that its client can use. */
    public static final String CLAIM = "applications";

    private final Routes routes;
    private final HttpServletRequest request;

    ApplicationLimit(Routes routes, HttpServletRequest request) {
        this.routes = routes;
        this.request = request;
    }

    /** Checks an operation without a body. */
    @Override
    public boolean preHandle(HttpServletRequest current, HttpServletResponse response, Object handler) {
        if (Routes.isCall(current, handler)) {
            routes.operation(current)
                    .filter(operation -> operation.body().isEmpty())
                    .ifPresent(this::check);
        }
        return true;
    }

    @Override
    public boolean supports(
            MethodParameter parameter, Type type, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    /** Checks an operation with a body. */
    @Override
    public Object afterBodyRead(
            Object body,
            HttpInputMessage message,
            MethodParameter parameter,
            Type type,
            Class<? extends HttpMessageConverter<?>> converterType) {
        routes.operation(request).ifPresent(this::check);
        return body;
    }

    /** The first parameter of each path is the application. */
    private void check(OperationObject operation) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                && caller.getToken().hasClaim(CLAIM)) {
            List<String> applications = caller.getToken().getClaimAsStringList(CLAIM);
            // A claim with null names no application.
            if (applications == null || !applications.contains(application(operation))) {
                throw new ApiException(ErrorCode.APP_0001);
            }
        }
    }

    private Object application(OperationObject operation) {
        return ((Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE))
                .get(operation.parameters().get(0).name());
    }
}
