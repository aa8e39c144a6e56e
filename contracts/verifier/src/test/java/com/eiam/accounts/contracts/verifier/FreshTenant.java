package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/** Loads the contract tenant afresh before each test class that uses the reference server. */
public final class FreshTenant implements TestExecutionListener {

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public void beforeTestClass(TestContext test) throws Exception {
        String port = test.getApplicationContext().getEnvironment().getRequiredProperty("local.server.port");
        HttpRequest reset = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/sandbox/reset"))
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(client.send(reset, BodyHandlers.discarding()).statusCode()).isEqualTo(204);
    }
}
