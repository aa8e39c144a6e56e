package com.eiam.accounts.server.errors;

import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.request.EiamAccountsRequestAutoConfiguration;
import com.eiam.accounts.server.request.RequestIds;
import com.eiam.accounts.server.request.Routes;
import com.eiam.accounts.server.start.ServerStubsProperties;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Answers every error with the API's envelopes, whatever throws it. */
@AutoConfiguration(after = EiamAccountsRequestAutoConfiguration.class, before = ErrorMvcAutoConfiguration.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@EnableConfigurationProperties(ServerStubsProperties.class)
public final class EiamAccountsErrorsAutoConfiguration {

    @Bean
    EnvelopeWriter eiamErrorResponses(RequestIds ids, ApiDescription description) {
        return new EnvelopeWriter(ids, new RuleMessages(description));
    }

    @Bean
    Faults eiamFaults(
            EnvelopeWriter responses,
            Routes routes,
            ObjectProvider<KnownFault> known,
            ServerStubsProperties properties) {
        return new Faults(responses, routes, known.orderedStream().toList(), properties.retryAfter());
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
    @FilterRegistration(order = Ordered.HIGHEST_PRECEDENCE + 1, dispatcherTypes = DispatcherType.REQUEST)
    ErrorFilter eiamErrorFilter(RequestIds ids, Faults faults) {
        return new ErrorFilter(ids, faults);
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
