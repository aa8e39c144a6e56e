package com.eiam.accounts.client.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The test of a team that makes its calls by itself. The README of the contracts shows it. */
@ExtendWith(EiamStubsExtension.class)
class AnyClientTest {

    @Test
    void bindsUsersToAPublicAccount(ContractTenantServer eiam) throws Exception {
        HttpResponse<String> response = bind(eiam, "{\"user_names\": [\"li.si\"]}");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("{\"account_id\":\"my-account\"}");
    }

    @Test
    void learnsThatTheUserIsUnknown(ContractTenantServer eiam) throws Exception {
        HttpResponse<String> response = bind(eiam, "{\"user_names\": [\"li.si\", \"no-such-user\"]}");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("\"error_code\":\"USER.0001\"");
    }

    private static HttpResponse<String> bind(ContractTenantServer eiam, String users) throws Exception {
        URI url = URI.create(eiam.baseUrl() + "/api/v2/tenant/applications/my-application"
                + "/accounts/public-account/my-account/users/bind");
        HttpRequest request = HttpRequest.newBuilder(url)
                .header("Authorization", "Bearer sandbox")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(users))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
