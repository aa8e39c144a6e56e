package com.eiam.accounts.contracts.verifier;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.Filter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What the tests that Spring Cloud Contract generates share: where they send their requests, and that symbolic tokens are
 * exchanged on the way. What they check is theirs: they judge the reference server with another engine than ours.
 */
@ExtendWith(ServerOfGeneratedTests.class)
public abstract class ContractBase {

    @BeforeEach
    void aim(ServerOfGeneratedTests.Aim aim) {
        RestAssured.reset();
        RestAssured.baseURI = aim.server().url().toString();
        // The contracts' URLs are encoded, and their bodies are bytes.
        RestAssured.urlEncodingEnabled = false;
        RestAssured.config = RestAssuredConfig.config()
                .encoderConfig(encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .decoderConfig(decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                .redirect(redirectConfig().followRedirects(false));
        Filter exchange = (request, response, context) -> {
            String symbolic = request.getHeaders().getValue("Authorization");
            if (symbolic != null) {
                request.removeHeader("Authorization").header("Authorization", aim.authorization(symbolic));
            }
            return context.next(request, response);
        };
        RestAssured.filters(exchange);
    }
}
