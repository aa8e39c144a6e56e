package com.eiam.accounts.contracts.verifier.springcloudcontract;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * The base class of the tests that Spring Cloud Contract generates. They check the reference server with an engine that is
 * not ours.
 */
@OnReferenceServer
public abstract class ContractBase {

    /** By server, since the tokens of a server are good for all test classes. */
    private static final Map<String, SymbolicAuthorization> AUTHORIZATIONS = new ConcurrentHashMap<>();

    @LocalServerPort
    private int port;

    @BeforeEach
    void aim() {
        RestAssured.reset();
        RestAssured.baseURI = "http://localhost:" + port;
        // The URLs of the contracts are encoded, and their bodies are bytes.
        RestAssured.urlEncodingEnabled = false;
        RestAssured.config = RestAssuredConfig.config()
                .encoderConfig(encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .decoderConfig(decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                .redirect(redirectConfig().followRedirects(false));
        SymbolicAuthorization authorization =
                AUTHORIZATIONS.computeIfAbsent(RestAssured.baseURI, SymbolicAuthorization::new);
        Filter replacement = (request, response, context) -> {
            String symbolic = request.getHeaders().getValue("Authorization");
            if (symbolic != null) {
                request.removeHeader("Authorization").header("Authorization", authorization.real(symbolic));
            }
            return context.next(request, response);
        };
        RestAssured.filters(replacement);
    }
}
