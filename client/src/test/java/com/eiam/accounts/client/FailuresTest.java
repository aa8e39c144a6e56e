package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.eiam.accounts.client.NoResponseException.Reason;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller learns of a call that failed. */
@Timeout(20)
class FailuresTest {

    private final WireServer server = new WireServer();
    private final EiamAccounts client = server.client().sleeper(time -> {}).build();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
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
                    503 | ''                                           | an empty body
                    200 | ''                                           | an empty body
                    404 | {"status":404,"error":"Not Found"}           | no answer of this API: {"status":404,"error":"Not Found"}
                    500 | []                                           | no answer of this API: []
                    302 | {}                                           | no answer of this API: {}
                    200 | "c1"                                         | JSON of another form than described, without account_id: "c1"
                    200 | {}                                           | JSON of another form than described, without account_id: {}
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
    void aBodyThatHasNoEndIsNotReadOn() {
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 20];
            try {
                for (int i = 0; i < 64; i++) {
                    exchange.getResponseBody().write(block);
                }
            } catch (IOException e) {
                // The client has gone, as it should.
            }
        });

        assertThatThrownBy(this::call)
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining(" has more than 16777216 bytes (");
    }

    @Test
    void aSilentServerIsNotWaitedForLongerThanSaid() {
        server.then(exchange -> awaitEnd());

        assertTimedOut();
    }

    @Test
    void aBodyThatStallsIsNotWaitedForLongerThanSaid() {
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertTimedOut();
    }

    private void assertTimedOut() {
        try (EiamAccounts hasty =
                server.client().requestTimeout(Duration.ofMillis(300)).build()) {
            assertThatThrownBy(() -> call(hasty))
                    .isInstanceOfSatisfying(NoResponseException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
                        assertThat(e.requestId()).isEqualTo(server.onlyCall().header("X-Request-Id"));
                        assertThat(e.status()).isZero();
                        assertThat(e.errorCode()).isEqualTo(ErrorCode.UNKNOWN);
                    })
                    .hasMessageStartingWith("updateAccount: no response from PUT " + server.url()
                            + "/api/v2/tenant/applications/a1/accounts/c1: no answer within 300 ms (request id ")
                    .hasCauseInstanceOf(TimeoutException.class);
            end.countDown();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        try (EiamAccounts lost = server.client()
                .baseUrl("http://localhost:" + freePort)
                .sleeper(time -> {})
                .build()) {
            assertThatThrownBy(() -> call(lost))
                    .isInstanceOfSatisfying(
                            NoResponseException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONNECTED))
                    .hasMessageStartingWith("issueToken: no response from POST http://localhost:" + freePort
                            + "/api/v2/tenant/token: " + "no connection: ")
                    .hasCauseInstanceOf(ConnectException.class);
        }
    }

    @Test
    void aHostThatDoesNotExistIsNamed() {
        try (EiamAccounts lost = server.client()
                .baseUrl("http://no-such-host.invalid")
                .sleeper(time -> {})
                .build()) {
            assertThatThrownBy(() -> call(lost))
                    .isInstanceOfSatisfying(
                            NoResponseException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONNECTED))
                    .hasMessageContaining("http://no-such-host.invalid");
        }
    }

    @Test
    void aConnectionThatBreaksIsTold() {
        server.then(exchange -> {});

        assertThatThrownBy(this::call)
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN))
                .hasCauseInstanceOf(IOException.class);
        assertThat(server.calls()).as("not repeated").hasSize(1);
    }

    @Test
    void anInterruptedThreadStaysInterrupted() {
        call();
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(this::call)
                    .isInstanceOfSatisfying(
                            NoResponseException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED))
                    .hasCauseInstanceOf(InterruptedException.class);
            assertThat(Thread.currentThread().isInterrupted()).isTrue();
        } finally {
            Thread.interrupted();
        }
    }

    @Test
    void aClosedClientSaysSo() {
        client.close();
        client.close();

        assertThatThrownBy(this::call)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("issueToken: the client is closed");
    }

    private AccountReference call() {
        return call(client);
    }

    private static AccountReference call(EiamAccounts client) {
        return client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
