package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.error.AccountsException;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.Account;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller learns of a call whose response is a failure. */
@Timeout(20)
class FailuresTest {

    private final WireServer server = new WireServer();

    private final EiamAccounts client = server.client().sleeper(time -> {}).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

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
                    500 | []                                           | no answer of this API: []
                    302 | {}                                           | no answer of this API: {}
                    200 | "c1"                                         | JSON of another form than described: "c1"
                    200 | {"account_id":{}}                            | JSON of another form than described: {"account_id":{}}
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
    void unknownFieldsOfAnAnswerAreNoObstacle() {
        server.then(201, "{\"account_id\":\"c1\",\"created_at\":\"now\",\"links\":[{}]}");

        assertThat(call().getAccountId()).isEqualTo("c1");
    }

    @Test
    void theKeyOfAnErrorWithoutAValueIsNoError() {
        server.then(200, "{\"account_id\":\"c1\",\"error_code\":null,\"error\":null}")
                .then(
                        200,
                        "{\"error_code\":null,\"id\":\"c1\",\"account_name\":\"n\",\"account_type\":\"BASIC_ACCOUNT\"}");

        assertThat(call().getAccountId()).isEqualTo("c1");
        assertThat(client.accounts().getAccount("a1", "c1").getId()).isEqualTo("c1");
    }

    @Test
    void whatTheCallerAskedForMayBeMissing() {
        server.then(200, "{}").then(200, "{\"user_id\":\"1\",\"user_name\":\"u1\"}");

        assertThat(call().getAccountId()).isEqualTo("c1");
        assertThat(client.publicAccounts().getPublicAccountOwner("a1", "c2").getDisabled())
                .isNull();
    }

    @Test
    void anAccountMayComeWithoutRolesAndFreeAttributes() {
        String account = "{\"id\":\"c1\",\"account_name\":\"n\",\"account_type\":\"BASIC_ACCOUNT\"}";
        server.then(200, account).then(200, "{\"accounts\":[" + account + "]}");

        Account one = client.accounts().getAccount("a1", "c1");

        assertThat(one.getRoles()).isEmpty();
        assertThat(one.getExtension()).isEmpty();
        assertThat(client.accounts().listAccounts("a1", null, 0, 10).getAccounts())
                .containsExactly(one);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {}                                                                              | without accounts
                    {"accounts":null}                                                               | without accounts
                    {"accounts":[null]}                                                             | with an entry that is null
                    {"accounts":[{"id":"c1","account_name":"n","account_type":"BASIC_ACCOUNT","roles":[null]}]} | with an entry that is null
                    {"accounts":[{"account_name":"n","account_type":"BASIC_ACCOUNT"}]}              | without id
                    {"accounts":[{"id":"c1","account_name":null,"account_type":"BASIC_ACCOUNT"}]}   | without account_name
                    {"accounts":[{"id":"c1","account_name":"n"}]}                                   | without account_type
                    {"accounts":[],"total":1e2147483648}                                            | a number beyond 1e10000
                    {"accounts":[],"total":"many"}                                                  | described: {
                    {"accounts":[{"id":"c1","account_name":"n","account_type":"BASIC_ACCOUNT","extension":{"x":-1E-10001}}]} | a number beyond 1e10000
                    """)
    void idsNamesTypesListsAndNumbersOfReasonMustBeThere(String body, String fault) {
        server.then(200, body);

        assertThatThrownBy(() -> client.accounts().listAccounts("a1", null, 0, 10))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("was answered with JSON of another form than ")
                .hasMessageContaining(fault);
    }

    @Test
    void anIdThatTheCallerDidNotKnowMustBeThere() {
        server.then(201, "{}");

        assertThatThrownBy(() ->
                        client.accounts().createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n")))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("without account_id");
    }

    @Test
    void aCompressedAnswerIsReadAlthoughNobodyAskedForIt() {
        server.then(gzipped(200, WireServer.ACCOUNT, "GZip"))
                .then(gzipped(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"no\"}", "identity, gzip"))
                .then(WireServer.json(200, WireServer.ACCOUNT, "Content-Encoding", "identity"));

        assertThat(call().getAccountId()).startsWith("2022");
        assertThatThrownBy(this::call).isInstanceOf(RefusedException.class);
        assertThat(call().getAccountId()).startsWith("2022");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    br   | has the content coding "br", which this client does not read
                    gzip | says that it is gzip and is not
                    """)
    void anAnswerThatCannotBeDecodedNamesItsCoding(String coding, String fault) {
        server.then(200, WireServer.ACCOUNT, "Content-Encoding", coding);

        assertThatThrownBy(this::call)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(fault);
    }

    @Test
    void aCompressedBodyIsBoundedToo() {
        server.then(gzipped(200, " ".repeat(EiamAccounts.MAX_RESPONSE_BYTES + 1), "gzip"));

        assertThatThrownBy(this::call)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(" has more than 16777216 bytes (");
    }

    private static WireServer.Answer gzipped(int status, String body, String coding) {
        return exchange -> {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
                gzip.write(body.getBytes(StandardCharsets.UTF_8));
            }
            exchange.getResponseHeaders().set("Content-Encoding", coding);
            exchange.sendResponseHeaders(status, bytes.size());
            exchange.getResponseBody().write(bytes.toByteArray());
        };
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
