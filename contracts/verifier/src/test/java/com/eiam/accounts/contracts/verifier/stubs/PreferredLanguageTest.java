package com.eiam.accounts.contracts.verifier.stubs;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Stubs choose the language of an error as the reference server does. */
@OnReferenceServer
class PreferredLanguageTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "en",
                "EN-us",
                "en;q=0.3",
                "en;q=0.001",
                "en;q=0",
                "en;q=0.000",
                "en, zh",
                "zh, en",
                "zh;q=0.5, en",
                "zh;q=0.8, en;q=0.9",
                "zh;q=0.9, en;q=0.8",
                "en;q=0.8, zh;q=0.9",
                "en;q=0.9, zh;q=0.8",
                "en;q=0.5, zh",
                "en;q=0.5, zh;q=0.5",
                "zh;q=0.5, en;q=0.5",
                "zh;q=0.50, en;q=0.5",
                "en;q=0.5, zh;q=0.50",
                "zh;q=0.499, en;q=0.5",
                "zh;q=0.49, en;q=0.489",
                "zh;q=1.0, en;q=1",
                "zh;q=1, en;q=1.000",
                "en;q=1.0,zh",
                "zh;q=0, en;q=0.1",
                "zh;q=0.1, en;q=0",
                "zh-CN,zh;q=0.9,en;q=0.8",
                "en-US,en;q=0.5,zh-CN;q=0.9",
                "en-US,en;q=0.9,zh-CN;q=0.8,zh;q=0.7",
                "fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5",
                "de, zh;q=0.3, en;q=0.4",
                "de, *",
                "*",
                "*, en;q=0.1",
                "enm, zh;q=0.1",
                "zha, en;q=0.1",
                "zh-Hant-TW;q=0.2 , en-GB-oxendict ; q=0.3",
                "en ; q=0.3, zh ;q=0.2",
                "en;Q=0.3, zh;Q=0.4",
                "de;q=0.9",
                "en_US",
                "english"
            })
    void isThatOfTheServer(String header) throws Exception {
        assertThat(message(Stubs.url().toString(), header)).isEqualTo(message("http://localhost:" + port, header));
    }

    private static String message(String url, String header) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v2/tenant/token"))
                .header("Accept-Language", header)
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }
}
