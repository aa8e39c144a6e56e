package com.eiam.accounts.client.spring;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Tests of an application with the starter, against a server that issues tokens and changes accounts. */
abstract class StarterTest {

    final List<String> received = new CopyOnWriteArrayList<>();
    HttpServer server;
    ApplicationContextRunner application;

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
}
