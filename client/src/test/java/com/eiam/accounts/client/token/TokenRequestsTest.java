package com.eiam.accounts.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a token is requested, which answers are good, and that no text has a secret. */
class TokenRequestsTest extends WireTest {

    @Test
    void theCredentialsTravelInTheFormOfTheTokenRequestOnly() {
        try (EiamAccounts special =
                server.client().clientId("c&1").clientSecret("s=ö +%").build()) {
            call(special);
        }

        WireServer.Received request = server.tokenRequests().get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.target()).isEqualTo("/api/v2/tenant/token");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.text())
                .isEqualTo("grant_type=client_credentials&client_id=c%261&client_secret=s%3D%C3%B6%20%2B%25");
        assertThat(request.header("Authorization")).isNull();
        assertThat(server.onlyCall().header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void wrongCredentialsAreToldAndNotRemembered() {
        server.thenForToken(WireServer.json(401, WireServer.INVALID_CLIENT))
                .thenForToken(WireServer.json(401, WireServer.INVALID_CLIENT, "X-Request-Id", "r-1"));

        assertThatThrownBy(() -> call(client))
                .isInstanceOfSatisfying(TokenException.class, e -> {
                    assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_CLIENT);
                    assertThat(e.status()).isEqualTo(401);
                })
                .hasMessage("issueToken: The client id or the secret is wrong"
                        + " (code invalid_client, status 401, request id r-1)");
        assertThat(server.calls()).isEmpty();

        call(client);
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"very-secret\",\"token_type\":\"Bearer\",\"expires_in\":18",
                "{\"access_token\":\"very-secret\",\"token_type\":\"Bearer\",\"expires_in\":\"very-secret\"}",
                "{\"access_token\":\"very-secret\\r\\nx: y\",\"token_type\":\"Bearer\",\"expires_in\":1800}",
                "very-secret"
            })
    void aTokenResponseThatIsOfNoUseIsNotQuoted(String body) {
        server.thenForToken(token(body));

        Throwable failure = catchThrowable(() -> call(client));

        assertThat(failure).isInstanceOf(UnexpectedResponseException.class);
        assertThat(everythingOf(failure)).contains("issueToken").doesNotContain("very-secret", "sandbox-secret");
    }

    @Test
    void aPageThatShowsTheRequestItGotLeaksNothing() {
        server.thenForToken(WireServer.json(404, "<html>you sent client_secret=sandbox-secret"));
        assertThat(everythingOf(catchThrowable(() -> call(client))))
                .contains("issueToken", "no JSON", "status 404")
                .doesNotContain("sandbox-secret");

        server.then(502, "<html>you sent Authorization: Bearer token-1");
        assertThat(catchThrowable(() -> call(client)))
                .hasMessageContaining("no JSON: <html>you sent Authorization: Bearer *** (");
    }

    @Test
    void aMessageThatRepeatsTheRequestLeaksNothing() {
        server.thenForToken(WireServer.json(
                        400, "{\"error\":\"invalid_scope\",\"error_description\":\"for sandbox-secret\"}"))
                .thenForToken(WireServer.json(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"no sandbox-secret\"}"))
                .then(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"no token-1, no key-of-gateway\"}");

        assertThat(catchThrowable(() -> call(client))).hasMessageStartingWith("issueToken: for *** (");
        assertThat(catchThrowable(() -> call(client))).hasMessageStartingWith("issueToken: no *** (");
        try (EiamAccounts gateway =
                server.client().header("X-Api-Key", "key-of-gateway").build()) {
            assertThat(catchThrowable(() -> call(gateway))).hasMessageStartingWith("updateAccount: no ***, no *** (");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"access_token\":\"t\",\"token_type\":\"bearer\",\"expires_in\":60,\"refresh_token\":\"none\"}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\"}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":\"1800\",\"scope\":[\"all\",\"read\"]}",
                "{\"access_token\":\"t\",\"token_type\":\"BEARER\",\"expires_in\":1799.5,\"scope\":null}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":1e300}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":1e9999}",
                "{\"access_token\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":\" \"}",
            })
    void aTokenAnswerMayLookDifferent(String body) {
        server.thenForToken(token(body));

        call(client);
        call(client);

        assertThat(server.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer t"));
    }

    @Test
    void aTokenOfAnotherTypeIsRefused() {
        server.thenForToken(token("{\"access_token\":\"t\",\"token_type\":\"mac\",\"expires_in\":60}"));

        assertThatThrownBy(() -> call(client))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("another type than Bearer");
        assertThat(server.calls()).isEmpty();
    }

    @Test
    void aServerThatTakesHttpBasicOnlyIsAskedThatWayFromThenOn() {
        server.thenForToken(WireServer.json(401, WireServer.INVALID_CLIENT));
        try (EiamAccounts special =
                server.client(clock).clientId("c:1").clientSecret("s=ö +%").build()) {
            call(special);
            clock.advance(Duration.ofSeconds(1800));
            call(special);
        }

        String basic = "Basic "
                + Base64.getEncoder().encodeToString("c%3A1:s%3D%C3%B6+%2B%25".getBytes(StandardCharsets.US_ASCII));
        assertThat(server.tokenRequests())
                .extracting(request -> request.header("Authorization"))
                .containsExactly(null, basic, basic);
        assertThat(server.tokenRequests().get(1).text()).isEqualTo("grant_type=client_credentials");
    }

    @ParameterizedTest
    @CsvSource({"'', identity", "<html>Unauthorized</html>, identity", "garbage, br", "garbage, gzip"})
    void whateverTheBodySaysTheOtherWayIsTriedWithStatus401(String body, String coding) {
        server.thenForToken(WireServer.json(401, body, "Content-Encoding", coding));

        call(client);

        assertThat(server.tokenRequests())
                .extracting(request -> request.header("Authorization") == null)
                .containsExactly(true, false);
    }

    @Test
    void theWayOfSendingTheCredentialsCanBeChosen() {
        server.thenForToken(WireServer.json(401, WireServer.INVALID_CLIENT));
        try (EiamAccounts basic =
                server.client().clientAuthentication(ClientAuthentication.BASIC).build()) {
            assertThatThrownBy(() -> call(basic)).isInstanceOf(TokenException.class);
        }

        assertThat(server.tokenRequests())
                .singleElement()
                .satisfies(
                        request -> assertThat(request.header("Authorization")).startsWith("Basic "));
    }

    @Test
    void secretsAreInNoText() {
        server.then(400, WireServer.INVALID_TOKEN).then(502, "<html>Bad gateway</html>");
        Throwable failure = catchThrowable(() -> call(client));

        assertThat(failure).isInstanceOf(UnexpectedResponseException.class);
        assertThat(everythingOf(failure)).doesNotContain("sandbox-secret", "token-1", "token-2", "hunter2");
        assertThat(client.toString()).isEqualTo("EIAM accounts at " + server.url() + " as client sandbox");
        assertThat(server.client().toString())
                .isEqualTo("builder of EIAM accounts at " + server.url() + " as client sandbox");
        assertThat(new UpdateAccountRequest().password("hunter2").toString()).doesNotContain("hunter2");
    }

    private static void call(EiamAccounts client) {
        client.accounts()
                .updateAccount(
                        "a1", "c1", new UpdateAccountRequest().accountName("n").password("hunter2"));
    }

    private static WireServer.Answer token(String body) {
        return WireServer.json(200, body);
    }

    private static String everythingOf(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
