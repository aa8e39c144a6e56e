package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.model.AccountReference;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cancelling the future of an asynchronous call ends the call's request. */
class CancelledCallsTest {

    /** More than the buffers of a connection take, so the client has read a part of it. */
    private static final int LONG_BODY = 12 * 1024 * 1024;

    private final WireServer server = new WireServer();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore arrived = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private final CallInterceptor counting = new CallInterceptor() {
        @Override
        public void after(CallAttempt attempt, CallResult result) {
            ended.release();
        }
    };

    @AfterEach
    void stop() {
        end.countDown();
        server.close();
    }

    @Test
    void theConnectionClosesWhileTheAnswerIsAwaited() throws IOException {
        assertConnectionCloses(0, CancelledCallsTest::enable);
        assertConnectionCloses(0, client -> client.accounts().enableAccountWithResponseAsync("a1", "c1"));
    }

    @Test
    void theConnectionClosesWhileTheBodyArrives() throws IOException {
        assertConnectionCloses(LONG_BODY, CancelledCallsTest::enable);
    }

    private static void assertConnectionCloses(int bodyBytes, Function<EiamAccounts, CompletableFuture<?>> asynchronous)
            throws IOException {
        try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                EiamAccounts client = EiamAccounts.builder()
                        .baseUrl("http://localhost:" + listening.getLocalPort())
                        .tokenSource(() -> "token")
                        .build()) {
            CompletableFuture<?> call = asynchronous.apply(client);
            try (Socket connection = listening.accept()) {
                connection.setSoTimeout(60_000);
                assertThat(connection.getInputStream().read(new byte[16 * 1024]))
                        .isPositive();
                if (bodyBytes > 0) {
                    OutputStream answer = connection.getOutputStream();
                    answer.write(("HTTP/1.1 200 OK\r\nContent-Length: " + (bodyBytes + 1) + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
                    answer.write(new byte[bodyBytes]);
                }

                call.cancel(true);

                assertThat(isClosedByClient(connection)).isTrue();
            }
            assertThatThrownBy(call::join).isInstanceOf(CancellationException.class);
        }
    }

    private static boolean isClosedByClient(Socket connection) throws IOException {
        try {
            return connection.getInputStream().read() == -1;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void cancelledCallsKeepNoConnection() {
        try (EiamAccounts client = server.client().maxConnections(2).build()) {
            List<CompletableFuture<AccountReference>> calls = twoAwaitedAndOthersInLine(client);

            calls.forEach(call -> call.cancel(true));

            assertCallsPass(client);
        }
    }

    @Test
    void aCallThatIsCancelledInLineEndsAtOnceAndIsNeverSent() {
        try (EiamAccounts client =
                server.client().maxConnections(2).interceptor(counting).build()) {
            List<CompletableFuture<AccountReference>> calls = twoAwaitedAndOthersInLine(client);
            ended.drainPermits();

            calls.subList(2, calls.size()).forEach(call -> call.cancel(true));
            assertThat(ended.availablePermits()).isEqualTo(198);
            calls.subList(0, 2).forEach(call -> call.cancel(true));

            assertCallsPass(client);
            assertThat(server.calls()).hasSize(1 + 2 + 8);
        }
    }

    private List<CompletableFuture<AccountReference>> twoAwaitedAndOthersInLine(EiamAccounts client) {
        enable(client).join();
        server.then(this::silent).then(this::silent);
        List<CompletableFuture<AccountReference>> calls = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            calls.add(enable(client));
        }
        arrived.acquireUninterruptibly(2);
        return calls;
    }

    private static void assertCallsPass(EiamAccounts client) {
        for (int i = 0; i < 4; i++) {
            assertThat(client.accounts().enableAccount("a1", "c1")).isNotNull();
            assertThat(enable(client).join()).isNotNull();
        }
    }

    @Test
    void aCallThatIsCancelledInAPauseIsNotRepeated() {
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", "1");
        try (EiamAccounts client = server.client().interceptor(counting).build()) {
            CompletableFuture<AccountReference> call = enable(client);
            // The attempts to get a token and to enable the account.
            ended.acquireUninterruptibly(2);

            call.cancel(true);

            assertNothingMoreIsSent(client, 2);
            assertThat(ended.availablePermits()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @CsvSource({"503, HTTP.503, error_code", "401, invalid_token, error"})
    void aCallThatIsCancelledWhenItsAnswerArrivesIsNotRepeated(int status, String code, String key) {
        CompletableFuture<CompletableFuture<AccountReference>> call = new CompletableFuture<>();
        CallInterceptor cancelling = new CallInterceptor() {
            @Override
            public void after(CallAttempt attempt, CallResult result) {
                if (result.status() != 200) {
                    call.join().cancel(true);
                }
            }
        };
        server.then(status, "{\"%s\":\"%s\"}".formatted(key, code), "Retry-After", "0");
        try (EiamAccounts client = server.client().interceptor(cancelling).build()) {
            call.complete(enable(client));
            assertThatThrownBy(call.join()::join).isInstanceOf(CancellationException.class);

            assertNothingMoreIsSent(client, 1);
        }
    }

    /** Other threads, and what depends on the future, can learn of the end while {@code cancel} still runs. */
    @Test
    void aCallIsNotRepeatedAfterAnybodyKnowsThatItIsCancelled() {
        CountDownLatch known = new CountDownLatch(1);
        server.then(exchange -> {
            arrived.release();
            known.await();
            WireServer.json(503, WireServer.UNAVAILABLE, "Retry-After", "0").write(exchange);
        });
        try (EiamAccounts client = server.client().build()) {
            CompletableFuture<AccountReference> call = enable(client);
            CompletableFuture<Throwable> dependent = call.handle((value, failure) -> {
                known.countDown();
                assertNothingMoreIsSent(client, 1);
                return failure;
            });
            arrived.acquireUninterruptibly();

            assertThat(call.cancel(true)).isTrue();

            assertThat(dependent.join()).isInstanceOf(CancellationException.class);
        }
    }

    @Test
    void aRetryThatIsCancelledBeforeItIsSentIsNotSent() {
        CompletableFuture<CompletableFuture<AccountReference>> call = new CompletableFuture<>();
        CallInterceptor cancelling = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                if (attempt.number() > 1) {
                    call.join().cancel(true);
                }
            }
        };
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", "0");
        try (EiamAccounts client = server.client().interceptor(cancelling).build()) {
            call.complete(enable(client));
            assertThatThrownBy(call.join()::join).isInstanceOf(CancellationException.class);

            assertNothingMoreIsSent(client, 1);
        }
    }

    /** A second call pauses for longer than the first one would. */
    private void assertNothingMoreIsSent(EiamAccounts client, int pauseSeconds) {
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", String.valueOf(pauseSeconds));
        client.accounts().enableAccount("a1", "c1");
        assertThat(server.calls()).hasSize(1 + 2);
        assertThat(server.tokenRequests()).hasSize(1);
    }

    @Test
    void theTokenOfACancelledCallServesTheOthers() throws InterruptedException {
        CountDownLatch issue = new CountDownLatch(1);
        server.thenForToken(exchange -> {
            arrived.release();
            issue.await();
            WireServer.json(200, "{\"access_token\":\"shared\",\"token_type\":\"Bearer\",\"expires_in\":1800}")
                    .write(exchange);
        });
        try (EiamAccounts client = server.client().build()) {
            CompletableFuture<AccountReference> first = enable(client);
            CompletableFuture<AccountReference> second = enable(client);
            CompletableFuture<AccountReference> third = enable(client);
            arrived.acquire();

            first.cancel(true);
            second.cancel(true);
            issue.countDown();

            assertThat(third.join()).isNotNull();
            assertThat(server.onlyCall().header("Authorization")).isEqualTo("Bearer shared");
            assertThat(server.tokenRequests()).hasSize(1);
        }
    }

    private void silent(HttpExchange exchange) throws InterruptedException {
        arrived.release();
        end.await();
    }

    private static CompletableFuture<AccountReference> enable(EiamAccounts client) {
        return client.accounts().enableAccountAsync("a1", "c1");
    }
}
