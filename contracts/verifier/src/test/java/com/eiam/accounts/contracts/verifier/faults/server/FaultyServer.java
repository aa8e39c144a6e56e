package com.eiam.accounts.contracts.verifier.faults.server;

import com.eiam.accounts.reference.EiamAccountsApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The reference server in this process, behind a filter that has the current fault. */
public final class FaultyServer implements AutoCloseable {

    /** Headers that the JDK's client sets by itself. */
    private static final Set<String> NOT_TO_BE_SET =
            Set.of("host", "connection", "content-length", "upgrade", "http2-settings");

    private final ConfigurableApplicationContext context = SpringApplication.run(
            new Class<?>[] {Filters.class, EiamAccountsApplication.class},
            new String[] {"--server.port=0", "--logging.level.root=error"});
    private final URI url = URI.create("http://localhost:" + port(context.getEnvironment()));

    private static String port(Environment environment) {
        return environment.getRequiredProperty("local.server.port");
    }

    public URI url() {
        return url;
    }

    /** Answers with a fault from now on. */
    public void show(Fault fault) {
        context.getBean(FaultFilter.class).show(fault);
    }

    /** Loads the contract tenant afresh. */
    public void reset() {
        Answer answer =
                context.getBean(Sender.class).send(new Call("", "POST", "/sandbox/reset", "", Map.of(), new byte[0]));
        if (answer.status() != 204) {
            throw new IllegalStateException("no reset: " + answer.status() + " " + answer.text());
        }
    }

    @Override
    public void close() {
        context.close();
    }

    /** Sends requests that no fault changes. */
    private static final class Sender {

        private final HttpClient http = HttpClient.newHttpClient();
        private final Environment environment;

        Sender(Environment environment) {
            this.environment = environment;
        }

        Answer send(Call call) {
            URI target = URI.create("http://localhost:" + port(environment) + call.path()
                    + (call.query().isEmpty() ? "" : "?" + call.query()));
            HttpRequest.Builder request = HttpRequest.newBuilder(target)
                    .method(call.method(), BodyPublishers.ofByteArray(call.body()))
                    .header(FaultFilter.WITHOUT_FAULT, "yes");
            call.headers().forEach((name, value) -> {
                if (!NOT_TO_BE_SET.contains(name.toLowerCase(Locale.ROOT))) {
                    request.header(name, value);
                }
            });
            try {
                HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
                Map<String, String> headers = new HashMap<>();
                for (Map.Entry<String, List<String>> header :
                        response.headers().map().entrySet()) {
                    headers.put(header.getKey(), String.join(", ", header.getValue()));
                }
                return new Answer(response.statusCode(), headers, response.body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        String token(Api api, String client) {
            String secret = api.suite().client(client).orElseThrow().secret();
            String form = "grant_type=client_credentials&client_id=" + client + "&client_secret=" + secret;
            Answer answer = send(new Call(
                    "",
                    "POST",
                    api.suite().tokenUrl(),
                    "",
                    Map.of("Content-Type", "application/x-www-form-urlencoded"),
                    form.getBytes(StandardCharsets.UTF_8)));
            JsonNode json = JsonMapper.shared().readTree(answer.body());
            return json.path("access_token").stringValue();
        }
    }

    @Configuration(proxyBeanMethods = false)
    public static class Filters {

        @Bean
        Sender sender(Environment environment) {
            return new Sender(environment);
        }

        @Bean
        FaultFilter faultFilter(
                Sender sender, @Lazy PlatformTransactionManager transactions, @Lazy JwtDecoder decoder) {
            Api api = new Api();
            return new FaultFilter(
                    api,
                    new TransactionTemplate(transactions),
                    sender::send,
                    new Tokens(client -> sender.token(api, client), decoder));
        }

        @Bean
        FilterRegistrationBean<FaultFilter> faults(FaultFilter filter) {
            FilterRegistrationBean<FaultFilter> registration = new FilterRegistrationBean<>(filter);
            registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
            return registration;
        }
    }
}
