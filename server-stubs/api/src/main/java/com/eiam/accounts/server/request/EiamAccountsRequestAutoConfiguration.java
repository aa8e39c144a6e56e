package com.eiam.accounts.server.request;

import com.eiam.accounts.server.CurrentCall;
import com.eiam.accounts.server.ErrorResponses;
import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.validation.RequestValidator;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Finds the operation of each request, checks the request, and reads and writes the generated models. */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class EiamAccountsRequestAutoConfiguration {

    @Bean
    ApiDescription eiamApiDescription() {
        return ApiDescription.read();
    }

    @Bean
    Routes eiamRoutes(ApiDescription description) {
        return new Routes(description);
    }

    @Bean
    RequestValidator eiamRequestValidator(ApiDescription description) {
        return new RequestValidator(description);
    }

    @Bean
    RequestIds eiamRequestIds(ApiDescription description) {
        return new RequestIds(description);
    }

    @Bean
    CurrentCall eiamCurrentCall(RequestIds ids, Routes routes) {
        return new ServletCall(ids, routes);
    }

    @Bean
    @FilterRegistration(order = Ordered.LOWEST_PRECEDENCE, dispatcherTypes = DispatcherType.REQUEST)
    RoutingFilter eiamRoutingFilter(Routes routes, ErrorResponses responses, CurrentCall call) {
        return new RoutingFilter(routes, responses, call);
    }

    @Bean
    ApplicationLimit eiamApplicationLimit(Routes routes, HttpServletRequest request) {
        return new ApplicationLimit(routes, request);
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebMvcConfigurer eiamWebMvcConfigurer(
            Routes routes, ApiDescription description, RequestValidator validator, ApplicationLimit limit) {
        return new WebMvcConfigurer() {

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new ParameterInterceptor(routes, description));
                registry.addInterceptor(limit);
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.addCustomConverter(new ModelConverter(validator));
            }
        };
    }
}
