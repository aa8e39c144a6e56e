package com.eiam.accounts.reference.token;

import com.eiam.accounts.server.ApiException;
import com.eiam.accounts.server.model.ErrorCode;
import com.eiam.accounts.server.request.Routes;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.servlet.mvc.method.annotation.ServletInvocableHandlerMethod;

/**
 * Refuses calls on other applications than those that the token of a client names. It is asked after the request is read and
 * checked, and before the operation begins: the answer is the same as for an application that does not exist.
 */
@Component
final class ApplicationLimit implements WebMvcRegistrations {

    /** The claim of a token with the ids of the only applications that its client can use. */
    static final String CLAIM = "applications";

    private final Routes routes;
    private final HttpServletRequest request;

    ApplicationLimit(Routes routes, HttpServletRequest request) {
        this.routes = routes;
        this.request = request;
    }

    @Override
    public RequestMappingHandlerAdapter getRequestMappingHandlerAdapter() {
        return new RequestMappingHandlerAdapter() {

            @Override
            protected ServletInvocableHandlerMethod createInvocableHandlerMethod(HandlerMethod operation) {
                return new ServletInvocableHandlerMethod(operation) {

                    @Override
                    protected @Nullable Object doInvoke(@Nullable Object... arguments) throws Exception {
                        check(arguments);
                        return super.doInvoke(arguments);
                    }
                };
            }
        };
    }

    /** The first argument of each operation is the application, as it is the first parameter of each path. */
    private void check(@Nullable Object[] arguments) {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof JwtAuthenticationToken caller
                && caller.getToken().hasClaim(CLAIM)
                && routes.operation(request).isPresent()
                && !caller.getToken().getClaimAsStringList(CLAIM).contains(arguments[0])) {
            throw new ApiException(ErrorCode.APP_0001);
        }
    }
}
