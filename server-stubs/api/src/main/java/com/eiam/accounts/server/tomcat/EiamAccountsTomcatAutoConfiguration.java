package com.eiam.accounts.server.tomcat;

import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.description.Operation;
import com.eiam.accounts.server.errors.EiamAccountsErrorsAutoConfiguration;
import com.eiam.accounts.server.errors.Faults;
import com.eiam.accounts.server.errors.KnownFault;
import java.util.OptionalInt;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Configures Tomcat: the answers to requests that it refuses, and its limits. */
@AutoConfiguration(after = EiamAccountsErrorsAutoConfiguration.class)
@ConditionalOnClass({Tomcat.class, ConfigurableTomcatWebServerFactory.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class EiamAccountsTomcatAutoConfiguration {

    // Tomcat reads a refused body up to this many times the limit. A caller that sends everything before it reads then
    // gets the answer instead of a closed connection.
    private static final int SWALLOWED_BODIES = 16;

    /** A form that is too large or malformed. Tomcat reports it at the first access to a parameter. */
    @Bean
    KnownFault eiamTomcatForms() {
        return thrown -> thrown instanceof InvalidParameterException form
                ? OptionalInt.of(form.getErrorCode())
                : OptionalInt.empty();
    }

    @Bean
    // Last, so that this valve is the innermost and reports before Spring Boot's.
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> eiamTomcatCustomizer(
            ApiDescription description, Faults faults) {
        int largest = description.operations().stream()
                .flatMap(operation -> operation.body().stream())
                .mapToInt(Operation.Body::maxBytes)
                .filter(bytes -> bytes < Integer.MAX_VALUE / SWALLOWED_BODIES)
                .max()
                .orElse(0);
        return factory -> {
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                EnvelopeErrorReportValve valve = new EnvelopeErrorReportValve(faults);
                host.setErrorReportValveClass(valve.getClass().getName());
                host.getPipeline().addValve(valve);
            });
            factory.addConnectorCustomizers(connector -> {
                connector.setMaxPostSize(largest);
                connector.setProperty("maxSwallowSize", Integer.toString(largest * SWALLOWED_BODIES));
            });
        };
    }
}
