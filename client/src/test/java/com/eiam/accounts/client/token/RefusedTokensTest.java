package com.eiam.accounts.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.TokenErrorCode;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What happens when a server refuses the token of a call. */
class RefusedTokensTest extends WireTest {

    @Test
    void aTokenThatTheServerNoLongerKnowsIsReplacedAndTheCallRepeatedOnce() {
        update(client);
        server.then(400, WireServer.INVALID_TOKEN);

        update(client);

        assertThat(server.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
        assertThat(server.calls().get(2).header("X-Request-Id"))
                .as("the repeated call is still the same call")
                .isEqualTo(server.calls().get(1).header("X-Request-Id"));
    }

    @Test
    void aServerThatRefusesTheNewTokenTooIsNotAskedAThirdTime() {
        server.then(400, WireServer.INVALID_TOKEN).then(400, WireServer.INVALID_TOKEN, "X-Request-Id", "r-7");

        assertThatThrownBy(() -> update(client))
                .isInstanceOfSatisfying(
                        TokenException.class,
                        e -> assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_TOKEN))
                .hasMessage("updateAccount: Invalid access (code invalid_token, status 400, request id r-7)");
        assertThat(server.calls()).hasSize(2);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenThatIsRefusedAfterItCouldNotBeRefreshedIsNotUsedAgain() {
        update(client);
        clock.advance(Duration.ofSeconds(1750));
        server.thenForToken(WireServer.json(500, "<html>")).then(400, WireServer.INVALID_TOKEN);

        update(client);

        assertThat(server.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-1", "Bearer token-2");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            401 | Bearer error="invalid_token"                                         | <html>Unauthorized
            401 | Bearer realm="a, b", error=invalid_token, error_description="expired" | ''
            400 | Basic realm="x", bearer error = "invalid_token"                      | {"error":"unauthorized"}
            401 | Bearer error="invalid_token"                                         | {"error_code":"HTTP.401"}
            401 | BEARER ERROR="Invalid_Token"                                         | <html>Unauthorized
            401 | Bearer error='invalid_token'                                         | <html>Unauthorized
            401 | Bearer error="invalid\\_token"                                       | <html>Unauthorized
            401 | Bearer error="invalid_request", Bearer error="invalid_token"         | <html>Unauthorized
            """)
    void aHeaderSaysThatTheTokenIsInvalidWhateverTheBodyIs(int status, String challenge, String body) {
        server.then(status, body, "WWW-Authenticate", challenge);

        update(client);

        assertThat(server.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }

    /** Java's regular expressions repeat a choice by recursion. */
    @Test
    void aHeaderMayHaveALongDescription() {
        String description = "expired ".repeat(20_000);
        server.then(
                401,
                "<html>",
                "WWW-Authenticate",
                "Bearer error_description=\"" + description + "\", error=\"invalid_token\"");

        update(client);

        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void anotherFaultOfTheTokenIsReadFromTheHeaderToo() {
        server.then(
                403, "<html>", "WWW-Authenticate", "Bearer error=\"insufficient_scope\", scope=\"account_all all\"");

        assertThatThrownBy(() -> update(client)).isInstanceOfSatisfying(TokenException.class, e -> {
            assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INSUFFICIENT_SCOPE);
            assertThat(e.scope()).isEqualTo("account_all all");
        });
    }
}
