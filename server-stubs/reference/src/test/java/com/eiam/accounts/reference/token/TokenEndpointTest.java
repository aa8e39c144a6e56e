package com.eiam.accounts.reference.token;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.Spec;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which clients get a token, and with which permissions. */
class TokenEndpointTest extends TokenTest {

    @ParameterizedTest
    @CsvSource({
        "sandbox, all, 1800",
        "sandbox-accounts, account_all, 1800",
        "sandbox-reader, account_read, 1800",
        "sandbox-directory, read, 1800",
        "sandbox-brief, all, 1"
    })
    void grantsAllPermissionsIfNoScopeIsRequested(String client, String scope, int seconds) {
        Answer answer = server.askForToken(GRANT, "Authorization", basic(client, "sandbox-secret"));

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
        assertThat(answer.json().path("token_type").stringValue()).isEqualTo("Bearer");
        assertThat(answer.json().path("expires_in").intValue()).isEqualTo(seconds);
        assertThat(answer.json().path("scope").stringValue()).isEqualTo(scope);
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
    }

    @Test
    void grantsAScopeOnceIfItIsRequestedTwice() {
        Answer answer =
                server.askForToken(GRANT + "&scope=all+all", "Authorization", basic("sandbox", "sandbox-secret"));

        assertThat(answer.json().path("scope").stringValue()).isEqualTo("all");
    }

    @Test
    void readsAClientAfterAnyNumberOfSpaces() {
        String spaced = basic("sandbox", "sandbox-secret").replaceFirst(" ", "   ");

        assertThat(server.askForToken(GRANT, "Authorization", spaced).status()).isEqualTo(200);
    }

    @Test
    void leavesOutTheScopeOfAClientWithoutPermissions() {
        Answer answer = server.askForToken(GRANT, "Authorization", basic("sandbox-none", "sandbox-secret"));

        assertThat(answer.json().has("scope")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "client_id=sandbox&client_secret=wrong",
                "client_id=nobody&client_secret=sandbox-secret",
                "client_id=sandbox",
                "client_secret=sandbox-secret",
                ""
            })
    void refusesAClientWithoutTheRightSecret(String credentials) {
        refused(server.askForToken(GRANT + "&" + credentials), 401, "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Basic",
                "Basic !!!",
                "Basic bm9jb2xvbg==",
                "Basic %%",
                "Digest x",
                // Other schemes, although Base64 of id and secret begins at the seventh character.
                "Basic=c2FuZGJveDpzYW5kYm94LXNlY3JldA==",
                "Basic\tc2FuZGJveDpzYW5kYm94LXNlY3JldA==",
                // U+0000 in the id, %00 in the id, and a letter outside ASCII.
                "Basic c2FuZABib3g6c2FuZGJveC1zZWNyZXQ=",
                "Basic c2FuZGJveCUwMDpzYW5kYm94LXNlY3JldA==",
                "Basic c8OkbmRib3g6c2FuZGJveC1zZWNyZXQ="
            })
    void readsNoClientFromAMalformedHeader(String header) {
        refused(server.askForToken(GRANT, "Authorization", header), 401, "invalid_client");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 400, invalid_request",
        "a=b, 400, invalid_request",
        "grant_type=password, 400, unsupported_grant_type",
        "grant_type=authorization_code&code=x, 400, unsupported_grant_type",
        "grant_type=client_credentials&grant_type=client_credentials, 400, invalid_request",
        "grant_type=client_credentials&scope=all&scope=all, 400, invalid_request",
        "grant_type=client_credentials&client_secret=sandbox-secret, 400, invalid_request",
        "grant_type=client_credentials&client_id=sandbox-reader, 400, invalid_request",
        "grant_type=client_credentials&client_id=Sandbox, 400, invalid_request",
        "grant_type=client_credentials&scope=no-such-permission, 400, invalid_scope",
        "grant_type=client_credentials&scope=all read, 400, invalid_scope",
        "grant_type=client_credentials&scope=+, 400, invalid_scope",
        "grant_type=client_credentials&scope=all+, 400, invalid_scope",
        "grant_type=client_credentials&scope=+all, 400, invalid_scope",
    })
    void refusesOtherGrantsAndScopes(String form, int status, String error) {
        refused(server.askForToken(form, "Authorization", basic("sandbox", "sandbox-secret")), status, error);
    }

    @Test
    void refusesSeveralAuthorizationHeaders() {
        String good = basic("sandbox", "sandbox-secret");
        for (String second : List.of(good, basic("sandbox", "wrong"), "Bearer x", "")) {
            refused(server.askForToken(GRANT, "Authorization", good, "Authorization", second), 400, "invalid_request");
        }
    }

    @Test
    void olderTokensStayValid() {
        String first = server.askForToken(GRANT, "Authorization", basic("sandbox", "sandbox-secret"))
                .json()
                .path("access_token")
                .stringValue();
        server.askForToken(GRANT, "Authorization", basic("sandbox", "sandbox-secret"));

        Spec.Operation create = Spec.operation("createOrphanAccount");
        Answer answer = server.send(server.request(RunningServer.path(create.path(), CRM, ""))
                .header("Authorization", "Bearer " + first)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(create.example("documented"))));

        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    }

    @Test
    void aReaderCannotWrite() {
        Spec.Operation create = Spec.operation("createOrphanAccount");
        Answer answer = server.send(server.request(RunningServer.path(create.path(), CRM, ""))
                .header("Authorization", "Bearer " + server.token("sandbox-reader"))
                .POST(BodyPublishers.noBody()));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("scope").stringValue()).isEqualTo("account_all all");
    }

    @Test
    void getIsNotAllowed() {
        Answer answer =
                server.send(server.request(Spec.operation("issueToken").path()).GET());

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/oauth2/token", "/oauth2/jwks", "/oauth2/introspect", "/.well-known/oauth-authorization-server"
            })
    void nothingElseOfTheAuthorizationServerCanBeReached(String path) {
        assertThat(server.send(server.request(path).GET()).status()).isEqualTo(401);
        assertThat(server.send(server.json(path).POST(BodyPublishers.ofString(GRANT)))
                        .status())
                .isEqualTo(404);
    }
}
