package com.eiam.accounts.contracts.verifier;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the generated tests share: where they send their requests, and what happens to those on the way. */
@ExtendWith(ContractRun.class)
public abstract class ContractBase {

    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_MILLIS = 30_000;

    @BeforeEach
    void aim(TestInfo test, Target target) {
        ContractIndex.Entry contract = ContractIndex.CONTRACTS.ofTest(
                test.getTestMethod().orElseThrow().getName());
        RestAssured.reset();
        RestAssured.baseURI = target.url().toString();
        // The contracts' URLs are encoded, and their bodies are bytes.
        RestAssured.urlEncodingEnabled = false;
        RestAssured.config = RestAssuredConfig.config()
                .encoderConfig(encoderConfig()
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .decoderConfig(decoderConfig().defaultContentCharset(StandardCharsets.UTF_8))
                .redirect(redirectConfig().followRedirects(false))
                .httpClient(httpClientConfig()
                        .setParam("http.connection.timeout", CONNECT_MILLIS)
                        .setParam("http.socket.timeout", ANSWER_MILLIS));
        RestAssured.filters(
                new CredentialsFilter(target), new ResponseSchemaFilter(contract), new StatedValuesFilter(contract));
    }
}
