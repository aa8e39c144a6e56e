package com.eiam.accounts.reference.webpage;

import com.eiam.accounts.reference.start.Sandbox;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.servlet.function.RequestPredicate;
import org.springframework.web.servlet.function.RequestPredicates;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Opens the page that shows the API, and the one of the last verification: everything that needs no token. */
@Configuration(proxyBeanMethods = false)
class PageConfiguration {

    private static final String VERIFICATION = "/verification";

    private static final String[] OPEN = {
        "/", "/index.html", "/page/**", "/favicon.ico", "/openapi.json", "/webjars/scalar/scalar.js", VERIFICATION
    };

    /** The report is one file with its styles and its script in it. It asks no server. */
    private static final String REPORT_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

    /** Where the verifier writes its report if it runs in the same directory as the sandbox. */
    private static final Path REPORT_OF_SANDBOX = Path.of("eiam-accounts-report", "report.html");

    private static final Resource NO_REPORT = new ClassPathResource("static/page/no-verification.html");

    private static final Resource HOME = new ClassPathResource("static/index.html");

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    @Bean
    @Order(2)
    SecurityFilterChain page(HttpSecurity http) {
        return http.securityMatchers(matchers ->
                        matchers.requestMatchers(HttpMethod.GET, OPEN).requestMatchers(HttpMethod.HEAD, OPEN))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                // Everything comes from this server; Scalar styles itself with inline styles and data images.
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(
                        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")))
                .build();
    }

    /** The page, whatever the caller accepts: Spring Boot would answer 406 without a body. */
    @Bean
    RouterFunction<ServerResponse> home() {
        return RouterFunctions.route()
                .route(
                        readOf("/"),
                        request -> ServerResponse.ok().contentType(HTML).body(HOME))
                .build();
    }

    /** The last report of the verifier; without one, a page that says how to make it. */
    @Bean
    RouterFunction<ServerResponse> verification(Sandbox sandbox, PageProperties page) {
        Optional<Path> report = Optional.ofNullable(page.verificationReport())
                .or(() -> sandbox.inMemory() && sandbox.local() ? Optional.of(REPORT_OF_SANDBOX) : Optional.empty());
        return RouterFunctions.route(
                readOf(VERIFICATION),
                request -> ServerResponse.ok()
                        .contentType(HTML)
                        .header("Content-Security-Policy", REPORT_POLICY)
                        .body(report.filter(Files::isRegularFile)
                                .<Resource>map(FileSystemResource::new)
                                .orElse(NO_REPORT)));
    }

    /** Whether the page fills in the client of the contract tenant, whose secret is published. */
    @Bean
    RouterFunction<ServerResponse> pageServer(Sandbox sandbox, Environment environment) {
        boolean contractTenant = !environment.containsProperty("eiam.accounts.tenant-file");
        boolean filled = sandbox.inMemory() && sandbox.local() && contractTenant;
        return RouterFunctions.route(
                readOf("/page/server.json"), request -> ServerResponse.ok().body(Map.of("sandbox", filled)));
    }

    private static RequestPredicate readOf(String path) {
        return RequestPredicates.methods(HttpMethod.GET, HttpMethod.HEAD).and(RequestPredicates.path(path));
    }
}
