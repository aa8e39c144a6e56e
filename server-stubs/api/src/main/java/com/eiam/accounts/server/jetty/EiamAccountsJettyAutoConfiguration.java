package com.eiam.accounts.server.jetty;

import com.eiam.accounts.server.errors.EiamAccountsErrorsAutoConfiguration;
import com.eiam.accounts.server.errors.EnvelopeWriter;
import com.eiam.accounts.server.errors.Faults;
import com.eiam.accounts.server.errors.KnownFault;
import com.eiam.accounts.server.request.RequestIds;
import java.util.Arrays;
import java.util.OptionalInt;
import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/** Configures Jetty: the answers to requests that it refuses, and how it compares headers. */
@AutoConfiguration(after = EiamAccountsErrorsAutoConfiguration.class)
@ConditionalOnClass({Server.class, ConfigurableJettyWebServerFactory.class})
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
public final class EiamAccountsJettyAutoConfiguration {

    /** Refused later, as all other paths that the API does not have. */
    private static final UriCompliance AMBIGUOUS_PATHS = UriCompliance.DEFAULT.with(
            "ambiguous paths",
            Violation.AMBIGUOUS_EMPTY_SEGMENT,
            Violation.AMBIGUOUS_PATH_ENCODING,
            Violation.AMBIGUOUS_PATH_PARAMETER,
            Violation.AMBIGUOUS_PATH_SEGMENT,
            Violation.AMBIGUOUS_PATH_SEPARATOR,
            Violation.SUSPICIOUS_PATH_CHARACTERS);

    /** A query, a form or a chunk that Jetty cannot read. */
    @Bean
    KnownFault eiamJettyRefusals() {
        return cause ->
                cause instanceof HttpException refusal ? OptionalInt.of(refusal.getCode()) : OptionalInt.empty();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> eiamJettyCustomizer(
            RequestIds ids, EnvelopeWriter responses, Faults faults) {
        return factory -> factory.addServerCustomizers(server -> {
            server.setErrorHandler(new EnvelopeErrorHandler(ids, responses, faults));
            server.getDescendants(ServletHandler.class).forEach(servlets -> servlets.setDecodeAmbiguousURIs(true));
            Arrays.stream(server.getConnectors())
                    .flatMap(connector -> connector.getConnectionFactories().stream())
                    .filter(HttpConfiguration.ConnectionFactory.class::isInstance)
                    .map(http -> ((HttpConfiguration.ConnectionFactory) http).getHttpConfiguration())
                    .forEach(http -> {
                        // Or else a token in another case is read as the one before it on the connection.
                        http.setHeaderCacheCaseSensitive(true);
                        http.setUriCompliance(AMBIGUOUS_PATHS);
                    });
        });
    }
}
