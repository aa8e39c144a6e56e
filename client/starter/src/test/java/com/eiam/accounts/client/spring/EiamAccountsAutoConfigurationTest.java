package com.eiam.accounts.client.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.token.TokenSource;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class EiamAccountsAutoConfigurationTest {

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpServer server;
    private ApplicationContextRunner application;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            boolean token = exchange.getRequestURI().getPath().endsWith("/token");
            received.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Gateway"));
            byte[] body = (token ? "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}" : "{\"account_id\":\"c1\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        application = new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        EiamAccountsAutoConfiguration.class, EiamAccountsHealthAutoConfiguration.class))
                .withPropertyValues(
                        "eiam.accounts.client.base-url=http://localhost:"
                                + server.getAddress().getPort(),
                        "eiam.accounts.client.client-id=sandbox",
                        "eiam.accounts.client.client-secret=sandbox-secret",
                        "eiam.accounts.client.request-timeout=5s",
                        "eiam.accounts.client.headers.X-Gateway=g1");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

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

    @Test
    void whatIsMissingIsNamed() {
        application
                .withPropertyValues("eiam.accounts.client.client-secret=")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessageStartingWith("clientSecret must be given"));
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

    @Test
    void healthIsUpWhileTheServerIssuesTokens() {
        application.run(context -> {
            EiamAccountsHealthIndicator health = context.getBean(EiamAccountsHealthIndicator.class);
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            server.stop(0);
            assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
        });
    }

    @Test
    void healthCanBeSwitchedOffOrReplaced() {
        application
                .withPropertyValues("management.health.eiam-accounts.enabled=false")
                .run(context -> assertThat(context).doesNotHaveBean(EiamAccountsHealthIndicator.class));
        application
                .withBean(
                        "eiamAccountsHealthIndicator",
                        HealthIndicator.class,
                        () -> () -> Health.up().build())
                .run(context -> assertThat(context)
                        .hasSingleBean(HealthIndicator.class)
                        .doesNotHaveBean(EiamAccountsHealthIndicator.class));
    }

    @Test
    void aClientOfTheApplicationHasItsHealthToo() {
        EiamAccounts own = EiamAccounts.builder()
                .baseUrl("http://localhost:1")
                .tokenSource(() -> "own")
                .build();
        application
                .withPropertyValues("eiam.accounts.client.base-url=")
                .withBean(EiamAccounts.class, () -> own)
                .run(context -> assertThat(context).hasSingleBean(EiamAccountsHealthIndicator.class));
    }
}
