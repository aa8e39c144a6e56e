package com.eiam.accounts.contracts.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.http.ContractTenantCredentials;
import com.eiam.accounts.contracts.model.http.CredentialValues;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.model.http.RequestEncoder;
import com.eiam.accounts.contracts.model.http.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a request looks like on the wire. */
class RequestEncoderTest {

    private static final Request READ = new Request(
            "GET",
            "/apps/{app}/things/{thing}",
            Map.of("app", "crm", "thing", "a/b ?%{app}"),
            Map.of("q", "ä&b+c=*"),
            Map.of(),
            Optional.of(Credentials.of(Credentials.Kind.TOKEN, "caller")),
            Optional.empty());

    private final RequestEncoder encoder =
            new RequestEncoder("http://host", new Ids(Map.of("crm", "crm 2")), credentials());

    @Test
    void encodesEachValueOfPathAndQuery() {
        assertThat(encoder.encode(READ).url())
                .isEqualTo("http://host/apps/crm%202/things/a%2Fb%20%3F%25%7Bapp%7D?q=%C3%A4%26b%2Bc%3D%2A");
    }

    @Test
    void takesIdsOfTheEnvironmentFromAResponse() {
        Request read = READ.withPathParameters(Map.of("app", "crm", "thing", "$response.body#/id"));
        assertThat(encoder.encode(read, Responses.of(json("{\"id\":\"crm\"}"))).url())
                .startsWith("http://host/apps/crm%202/things/crm?");
    }

    @Test
    void takesValuesFromTheResponseToAStep() {
        Request read = READ.withPathParameters(Map.of("app", "crm", "thing", "$steps.second.response.body#/id"))
                .withHeader("Authorization", "Bearer {$response.body#/token}");
        Responses responses =
                Responses.of(json("{\"id\":\"first\",\"token\":\"a$1\"}")).with("second", json("{\"id\":\"other\"}"));
        WireRequest sent = encoder.encode(read, responses);
        assertThat(sent.url()).startsWith("http://host/apps/crm%202/things/other?");
        assertThat(sent.headers()).containsEntry("Authorization", "Bearer a$1");
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @Test
    void mapsIdsThatAreWholeStringsOfTheBody() {
        Request change = READ.withBody(new Body.Json(JsonMapper.shared().readTree("{\"crm\":[\"crm\",\"crm2\",7]}")));
        assertThat(encoder.encode(change).body()).hasValue("{\"crm\":[\"crm 2\",\"crm2\",7]}");
    }

    @Test
    void escapesHalfASurrogatePair() {
        Request change = READ.withBody(new Body.Json(JsonMapper.shared().readTree("{\"name\":\"a\\uD800b🙂\"}")));
        assertThat(encoder.encode(change).body()).hasValue("{\"name\":\"a\\uD800b🙂\"}");
    }

    @ParameterizedTest
    @CsvSource({"TOKEN, caller", "EXPIRED_TOKEN, caller", "TAMPERED_TOKEN, caller.tampered"})
    void sendsTokensAsBearer(Credentials.Kind kind, String token) {
        assertThat(encoder.encode(READ.withCredentials(Credentials.of(kind, "caller")))
                        .headers())
                .containsExactly(Map.entry("Authorization", "Bearer " + token));
    }

    @Test
    void sendsSecretsInTheHeader() {
        assertThat(basic(Credentials.of(Credentials.Kind.BASIC, "caller"))).isEqualTo("caller:sec&ret");
        assertThat(basic(new Credentials(Credentials.Kind.BASIC, "nobody", Optional.of("wrong"))))
                .isEqualTo("nobody:wrong");
    }

    @Test
    void sendsSecretsInTheForm() {
        Request request = READ.withCredentials(Credentials.of(Credentials.Kind.FORM, "caller"))
                .withBody(new Body.Form(Map.of("grant_type", "a b")));
        WireRequest sent = encoder.encode(request);
        assertThat(sent.headers()).isEmpty();
        assertThat(sent.body()).hasValue("grant_type=a%20b&client_id=caller&client_secret=sec%26ret");
    }

    @Test
    void mapsIdsThatAreWholeValuesOfAForm() {
        Request request = READ.withBody(new Body.Form(Map.of("app", "crm")));
        assertThat(encoder.encode(request).body()).hasValue("app=crm%202");
    }

    @Test
    void sendsRawTextAsItIs() {
        assertThat(encoder.encode(READ.withBody(new Body.Raw("{\"crm\":\"crm\"")))
                        .body())
                .hasValue("{\"crm\":\"crm\"");
    }

    private String basic(Credentials credentials) {
        String header =
                encoder.encode(READ.withCredentials(credentials)).headers().get("Authorization");
        assertThat(header).startsWith("Basic ");
        return new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8);
    }

    private static CredentialValues credentials() {
        return new ContractTenantCredentials(
                List.of(new Client("caller", "sec&ret", List.of("all"), Optional.empty())));
    }
}
