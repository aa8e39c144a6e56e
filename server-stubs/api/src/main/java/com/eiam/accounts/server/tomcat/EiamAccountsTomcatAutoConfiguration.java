package com.eiam.accounts.server.tomcat;

import com.eiam.accounts.openapi.document.OperationObject.Body;
import com.eiam.accounts.server.description.ApiDescription;
import com.eiam.accounts.server.errors.EiamAccountsErrorsAutoConfiguration;
import com.eiam.accounts.server.errors.Faults;
import com.eiam.accounts.server.errors.KnownFault;
import com.eiam.accounts.server.request.RequestIds;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalInt;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.BadRequestException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.fileupload.FileUploadException;
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

    /** A body that Tomcat cannot read: a form (at its first parameter), a chunk, or one of several parts. */
    @Bean
    KnownFault eiamTomcatRefusals() {
        return cause -> {
            if (cause instanceof InvalidParameterException form) {
                return OptionalInt.of(form.getErrorCode());
            }
            return cause instanceof BadRequestException || cause instanceof FileUploadException
                    ? OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST)
                    : OptionalInt.empty();
        };
    }

    @Bean
    // Last, so that this valve is the innermost and reports before Spring Boot's.
    @Order(Ordered.LOWEST_PRECEDENCE)
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> eiamTomcatCustomizer(
            ApiDescription description, RequestIds ids, Faults faults) {
        int largest = description.operations().stream()
                .flatMap(operation -> operation.body().stream())
                .mapToInt(Body::maxBytes)
                .filter(bytes -> bytes < Integer.MAX_VALUE / SWALLOWED_BODIES)
                .max()
                .orElse(0);
        return factory -> {
            factory.addEngineValves(new ServerOptions(ids));
            factory.addContextCustomizers(context -> {
                StandardHost host = (StandardHost) context.getParent();
                EnvelopeErrorReportValve valve = new EnvelopeErrorReportValve(faults);
                host.setErrorReportValveClass(valve.getClass().getName());
                host.getPipeline().addValve(valve);
            });
            factory.addConnectorCustomizers(connector -> {
                connector.setMaxPostSize(largest);
                // Refused later, as all other methods that a path does not have. Tomcat would name those of others.
                connector.setAllowTrace(true);
                // Refused later, as all other paths that the API does not have.
                connector.setEncodedSolidusHandling("passthrough");
                connector.setEncodedReverseSolidusHandling("passthrough");
                // A caller that waits for "100 Continue" does not send a body that is refused (RFC 9110, 10.1.1).
                connector.setProperty("continueResponseTiming", "onRead");
                connector.setProperty("maxSwallowSize", Integer.toString(largest * SWALLOWED_BODIES));
            });
        };
    }
}
