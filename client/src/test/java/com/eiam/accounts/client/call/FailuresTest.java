package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller learns of a call whose response is a failure. */
class FailuresTest extends WireTest {

    @Test
    void aRefusalHasACodeAMessageAndARequestId() {
        server.then(400, "{\"error_code\":\"APP.ACCOUNT.0013\",\"error_msg\":\"账号名已存在\"}", "X-Request-Id", "r-1");

        RefusedException e = catchThrowableOfType(RefusedException.class, this::call);

        assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_ACCOUNT_0013);
        assertThat(e.code()).isEqualTo("APP.ACCOUNT.0013");
        assertThat(e.serverMessage()).isEqualTo("账号名已存在");
        assertThat(e.status()).isEqualTo(400);
        assertThat(e.requestId()).isEqualTo("r-1");
        assertThat(e.retryAfter()).isEmpty();
        assertThat(e).hasMessage("updateAccount: 账号名已存在 (code APP.ACCOUNT.0013, status 400, request id r-1)");
    }

    @Test
    void aCodeIsTrimmed() {
        server.then(400, "{\"error_code\":\" APP.0001\",\"error_msg\":\"应用不存在\"}");

        RefusedException e = catchThrowableOfType(RefusedException.class, this::call);

        assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_0001);
        assertThat(e.code()).isEqualTo("APP.0001");
    }

    @Test
    void aCodeThatIsNewerThanTheClientSurvives() {
        server.then(422, "{\"error_code\":\"APP.NEWER.0001\",\"error_msg\":\"?\",\"help\":{\"a\":[1]}}");

        RefusedException e = catchThrowableOfType(RefusedException.class, this::call);

        assertThat(e.errorCode()).isEqualTo(ErrorCode.UNKNOWN);
        assertThat(e.code()).isEqualTo("APP.NEWER.0001");
        assertThat(e.status()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "401, unauthorized, UNAUTHORIZED",
        "403, insufficient_scope, INSUFFICIENT_SCOPE",
        "400, use_dpop_nonce, UNKNOWN"
    })
    void anErrorOfTheTokenHasACodeOfItsOwn(int status, String code, TokenErrorCode expected) {
        server.then(status, "{\"error\":\"" + code + "\",\"scope\":\"account_all all\"}", "X-Request-Id", "r-2");

        TokenException e = catchThrowableOfType(TokenException.class, this::call);

        assertThat(e.tokenErrorCode()).isEqualTo(expected);
        assertThat(e.errorCode()).isEqualTo(ErrorCode.UNKNOWN);
        assertThat(e.code()).isEqualTo(code);
        assertThat(e.scope()).isEqualTo("account_all all");
        assertThat(e)
                .hasMessage("updateAccount: the token was refused; one of these permissions is needed: account_all all"
                        + " (code " + code + ", status " + status + ", request id r-2)");
    }

    @Test
    void aHeaderWhoseValueIsPartOfACodeDoesNotHideIt() {
        server.then(400, "{\"error_code\":\"USER.0001\",\"error_msg\":\"no USER\"}");
        try (EiamAccounts gateway = server.client().header("X-Role", "USER").build()) {
            assertThatThrownBy(() -> gateway.accounts().enableAccount("a1", "c1"))
                    .hasMessageStartingWith("enableAccount: no *** (code USER.0001, ")
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.errorCode()).isEqualTo(ErrorCode.USER_0001));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error_code\":\"APP.0001\",\"error_msg\":\"no\",\"account_id\":\"c1\"}",
                "{\"error\":\"invalid_request\",\"account_id\":\"c1\"}",
                "{\"error\":\"anything\",\"account_id\":\"c1\"}",
                "{\"error\":{\"code\":1},\"account_id\":\"c1\"}"
            })
    void aSuccessThatHoldsAnErrorIsNone(String body) {
        server.then(200, body);

        assertThatThrownBy(this::call).isInstanceOf(AccountsException.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    502 | <html>Bad gateway</html>                     | no JSON: <html>Bad gateway</html>
                    200 | <html>Please log in</html>                   | no JSON: <html>Please log in</html>
                    200 | {"account_id":"2022                          | no JSON: {"account_id":"2022
                    200 | {"account_id":"c1"} {}                       | no JSON: {"account_id":"c1"} {}
                    504 | ''                                           | an empty body
                    200 | ''                                           | an empty body
                    404 | {"status":404,"error":"Not Found"}           | no answer of this API: {"status":404,"error":"Not Found"}
                    400 | {"error_code":"","error_msg":"no"}           | no answer of this API: {"error_code":"","error_msg":"no"}
                    400 | {"error_code":{"a":1}}                       | no answer of this API: {"error_code":{"a":1}}
                    401 | {"error":{"code":7}}                         | no answer of this API: {"error":{"code":7}}
                    401 | {"error":true}                               | no answer of this API: {"error":true}
                    400 | {"status":400,"error":"Bad Request"}         | no answer of this API: {"status":400,"error":"Bad Request"}
                    500 | []                                           | no answer of this API: []
                    302 | {}                                           | no answer of this API: {}
                    200 | "c1"                                         | JSON of another form than described: "c1"
                    200 | {"account_id":{}}                            | JSON of another form than described, at /account_id: {"account_id":{}}
                    200 | [{}]                                         | JSON of another form than described, without account_id: [{}]
                    """)
    void anAnswerThatIsNoneOfTheApiIsQuoted(int status, String body, String told) {
        server.then(status, body, "X-Request-Id", "r-3");

        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        UnexpectedResponseException.class,
                        e -> assertThat(e.status()).isEqualTo(status))
                .hasMessage("updateAccount: PUT " + server.url() + "/api/v2/tenant/applications/a1/accounts/c1"
                        + " was answered with " + told + " (status " + status + ", request id r-3)");
    }

    @Test
    void aRedirectIsNamedWithoutItsQuery() {
        server.then(302, "", "Location", "https://login.example.com/start?state=s3cret#top");

        assertThatThrownBy(this::call)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(
                        " was answered with an empty body, a redirect to https://login.example.com/start (status 302, ");
    }

    @Test
    void onlyTheBeginningOfALongPageIsQuoted() {
        server.then(502, "🙂".repeat(1000));

        assertThatThrownBy(this::call)
                .satisfies(e -> assertThat(e.getMessage()
                                .codePoints()
                                .filter(c -> c == "🙂".codePointAt(0))
                                .count())
                        .isEqualTo(200));
    }

    @Test
    void whatComesOverTheWireCannotForgeALineOfALog() {
        server.then(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"no\\n2026-01-01 INFO all is well\\u2028\"}");

        assertThatThrownBy(this::call)
                .hasMessageStartingWith("updateAccount: no 2026-01-01 INFO all is well (code APP.0001, ");
    }

    @Test
    void aMessageOfControlCharactersOnlyIsNone() {
        server.then(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"\\u0000\\u200f\"}");

        assertThatThrownBy(this::call)
                .hasMessageStartingWith("updateAccount: the request was refused (code APP.0001, ");
    }

    @Test
    void noTextOfAServerHasControlCharacters() {
        String control = "a\\n\\u0085\\u009b31m\\u202e\\u2066\\u200f\\ud800b";
        server.then(400, "{\"error_code\":\"" + control + "\",\"error_msg\":\"" + control + "\"}")
                .then(403, "{\"error\":\"insufficient_scope\",\"scope\":\"" + control + "\"}");

        RefusedException refused = catchThrowableOfType(RefusedException.class, this::call);
        TokenException token = catchThrowableOfType(TokenException.class, this::call);

        assertThat(refused).hasMessageStartingWith("updateAccount: a 31m b (code a 31m b, status 400, ");
        assertThat(refused.code()).isEqualTo("a 31m b");
        assertThat(refused.serverMessage()).isEqualTo("a 31m b");
        assertThat(token.scope()).isEqualTo("a 31m b");
    }

    @Test
    void aMessageWithoutAnEndIsCutInTheLineOfALogOnly() {
        String endless = "x".repeat(100_000);
        server.then(400, "{\"error_code\":\"" + endless + "\",\"error_msg\":\"" + endless + "\"}");

        RefusedException e = catchThrowableOfType(RefusedException.class, this::call);

        assertThat(e.getMessage()).hasSizeLessThan(5000).contains("x… (code x", ", status 400, ");
        assertThat(e.serverMessage()).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a\u0085b"})
    void aRequestIdThatIsNoneIsNotTaken(String id) {
        server.then(400, "{\"error_code\":\"APP.0001\"}", "X-Request-Id", id);

        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.requestId())
                                .isEqualTo(server.onlyCall().header("X-Request-Id")));
    }

    @Test
    void aFailureFoundWhileReadingHasTheIdThatWasSent() {
        server.then(200, "<html>").thenForToken(WireServer.json(200, "{}"));

        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        AccountsException.class,
                        e -> assertThat(e.requestId())
                                .isEqualTo(server.tokenRequests().get(0).header("X-Request-Id")));
        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        AccountsException.class,
                        e -> assertThat(e.requestId())
                                .isEqualTo(server.onlyCall().header("X-Request-Id")));
    }

    private AccountReference call() {
        return call(client);
    }

    private static AccountReference call(EiamAccounts client) {
        return client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }
}
