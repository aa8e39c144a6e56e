package com.eiam.accounts.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.token.TokenSource;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class EiamAccountsAutoConfigurationTest extends StarterTest {

    @Test
    void propertiesMakeAClient() {
        application.run(context -> {
            context.getBean(EiamAccounts.class).accounts().enableAccount("a1", "c1");

            assertThat(received).containsExactly("POST null g1", "PUT Bearer t g1");
        });
    }

    @Test
    void withoutAUrlThereIsNoClient() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EiamAccountsAutoConfiguration.class))
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(EiamAccounts.class));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            base-url=         | base-url: must not be blank
            base-url=host     | base-url: baseUrl must be absolute, such as https://accounts.example.com
            client-id=        | client-id: must not be blank
            client-secret=    | client-secret: must not be blank
            request-timeout=0 | request-timeout: requestTimeout must be a time above 0 and up to an hour, but is PT0S
            max-connections=0 | max-connections: maxConnections must be 1 to 10000, but is 0
            attempts=0        | attempts: attempts must be 1 to 10, but is 0
            headers.Host=h    | headers: the header Host or its value is not one that HTTP can send
            proxy.port=80     | proxy.host: must be set
            proxy.host=       | proxy.host: must not be blank
            proxy.host=h      | proxy: proxy must have a port from 1 to 65535, but it is 0
            """)
    void anInvalidPropertyIsNamed(String property, String message) {
        application
                .withPropertyValues("eiam.accounts.client." + property)
                .run(context -> assertReported(context.getStartupFailure(), "eiam.accounts.client." + message));
    }

    @ParameterizedTest
    @CsvSource({"proxy.user=u, proxy.password", "proxy.password=p, proxy.user"})
    void aProxyHasBothCredentialsOrNone(String property, String missing) {
        application
                .withPropertyValues(
                        "eiam.accounts.client.proxy.host=h",
                        "eiam.accounts.client.proxy.port=80",
                        "eiam.accounts.client." + property)
                .run(context -> assertReported(
                        context.getStartupFailure(), "eiam.accounts.client." + missing + ": must be set"));
    }

    @Test
    void aMistakeOfACustomizerIsNoMissingProperty() {
        application
                .withBean(EiamAccountsCustomizer.class, () -> builder -> builder.httpClient(http -> http.priority(0)))
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("eiam.accounts.client"));
    }

    @Test
    void whatIsMissingIsNamed() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(EiamAccountsAutoConfiguration.class))
                .withPropertyValues("eiam.accounts.client.base-url=http://localhost:1")
                .run(context ->
                        assertReported(context.getStartupFailure(), "eiam.accounts.client.client-id: must be set"));
    }

    private static void assertReported(Throwable failure, String description) {
        assertThat(failure).rootCause().hasMessage(description);
        FailureAnalysis analysis = SpringFactoriesLoader.forDefaultResourceLocation()
                // Some analyzers of Spring Boot need a bean factory.
                .load(FailureAnalyzer.class, (type, name, fault) -> {})
                .stream()
                .filter(InvalidEiamPropertyFailureAnalyzer.class::isInstance)
                .map(analyzer -> analyzer.analyze(failure))
                .findAny()
                .orElseThrow();
        assertThat(analysis.getDescription()).isEqualTo(description);
    }

    @Test
    void beansOfTheApplicationAreUsed() {
        application
                .withBean(TokenSource.class, () -> () -> "own")
                .withBean(EiamAccountsCustomizer.class, () -> builder -> builder.header("X-Gateway", "g2"))
                .run(context -> {
                    context.getBean(EiamAccounts.class).accounts().enableAccount("a1", "c1");

                    assertThat(received).containsExactly("PUT Bearer own g2");
                });
    }

    @Test
    void aClientOfTheApplicationReplacesThisOne() {
        EiamAccounts own = EiamAccounts.builder()
                .baseUrl("http://localhost:1")
                .tokenSource(() -> "own")
                .build();
        application
                .withBean(EiamAccounts.class, () -> own)
                .run(context -> assertThat(context).getBean(EiamAccounts.class).isSameAs(own));
    }

    @Test
    void callsAreObserved() {
        TestObservationRegistry registry = TestObservationRegistry.create();
        application.withBean(TestObservationRegistry.class, () -> registry).run(context -> {
            context.getBean(EiamAccounts.class).accounts().enableAccount("a1", "c1");

            TestObservationRegistryAssert.assertThat(registry)
                    .hasAnObservationWithAKeyValue("operation", "enableAccount")
                    .hasAnObservationWithAKeyValue("status", "200");
        });
    }
}
