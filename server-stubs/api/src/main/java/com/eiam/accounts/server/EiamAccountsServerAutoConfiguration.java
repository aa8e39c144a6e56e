package com.eiam.accounts.server;

import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Everything that a server of this API needs besides the operations themselves: implement the generated interfaces, throw
 * {@link ApiException}, and the rest is as the API's description says.
 */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(EiamAccountsProperties.class)
public final class EiamAccountsServerAutoConfiguration {

    @Bean
    ApiDescription eiamApiDescription() {
        return new ApiDescription(SpecDocument.read());
    }

    @Bean
    RequestSchemas eiamRequestSchemas(ApiDescription description) {
        return new RequestSchemas(description);
    }

    @Bean
    RequestRules eiamRequestRules(ApiDescription description, RequestSchemas schemas) {
        return new RequestRules(description.document(), schemas, ModelConverter.MAPPER);
    }

    @Bean
    RequestIds eiamRequestIds(ApiDescription description) {
        return new RequestIds(description);
    }

    @Bean
    CurrentCall eiamCurrentCall(RequestIds ids, ApiDescription description) {
        return new CurrentCall(ids, description);
    }

    @Bean
    ErrorResponses eiamErrorResponses(RequestIds ids, ApiDescription description) {
        return new ErrorResponses(ids, new RuleMessages(description.document()));
    }

    @Bean
    Faults eiamFaults(ErrorResponses responses, ObjectProvider<KnownFault> known, EiamAccountsProperties properties) {
        return new Faults(responses, known.orderedStream().toList(), properties.retryAfter());
    }

    @Bean
    @Order(Ordered.LOWEST_PRECEDENCE)
    ErrorAdvice eiamErrorAdvice(Faults faults) {
        return new ErrorAdvice(faults);
    }

    @Bean
    @ConditionalOnMissingBean(ErrorController.class)
    EnvelopeErrorController eiamErrorController(Faults faults) {
        return new EnvelopeErrorController(faults);
    }

    @Bean
    FilterRegistrationBean<RequestIdFilter> eiamRequestIdFilter(RequestIds ids, Faults faults) {
        FilterRegistrationBean<RequestIdFilter> registration =
                new FilterRegistrationBean<>(new RequestIdFilter(ids, faults));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    @Bean
    FilterRegistrationBean<RoutingFilter> eiamRoutingFilter(
            ApiDescription description, ErrorResponses responses, CurrentCall call) {
        FilterRegistrationBean<RoutingFilter> registration =
                new FilterRegistrationBean<>(new RoutingFilter(description, responses, call));
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        registration.setDispatcherTypes(EnumSet.of(DispatcherType.REQUEST));
        return registration;
    }

    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    WebMvcConfigurer eiamWebMvcConfigurer(ApiDescription description, RequestSchemas schemas) {
        return new WebMvcConfigurer() {

            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                registry.addInterceptor(new RequestInterceptor(description, schemas));
            }

            @Override
            public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
                builder.addCustomConverter(new ModelConverter(schemas));
            }
        };
    }

    /** Only an application with a database has these classes. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({DataAccessException.class, TransactionException.class})
    static class DatabaseConfiguration {

        @Bean
        KnownFault eiamDatabaseOutage() {
            return new DatabaseOutage();
        }
    }
}
