package com.eiam.accounts.contracts.verifier.stubs;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test of a team that calls the API. The README shows it. */
class ConsumerExampleTest {

    @RegisterExtension
    static WireMockExtension eiam = WireMockExtension.newInstance()
            .options(wireMockConfig()
                    .dynamicPort()
                    .usingFilesUnderClasspath("META-INF/com.eiam.accounts/eiam-accounts-contracts/1.0.0-SNAPSHOT"))
            .build();

    @Test
    void bindsUsersToAPublicAccount() throws Exception {
        HttpResponse<String> response = bind("my-application", "{\"user_names\": [\"li.si\"]}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"account_id\":\"my-account\"}");
    }

    @Test
    void learnsThatTheUserIsUnknown() throws Exception {
        HttpResponse<String> response = bind("my-application", "{\"user_names\": [\"li.si\", \"no-such-user\"]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error_code\":\"USER.0001\"");
    }

    private HttpResponse<String> bind(String application, String users) throws Exception {
        URI url = URI.create(eiam.baseUrl() + "/api/v2/tenant/applications/" + application
                + "/accounts/public-account/my-account/users/bind");
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer sandbox")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(users))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
