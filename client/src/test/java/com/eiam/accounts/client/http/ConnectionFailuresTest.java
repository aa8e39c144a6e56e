package com.eiam.accounts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller learns if there is no response, or none that ends. */
class ConnectionFailuresTest {

    private final WireServer server = new WireServer();
    private final EiamAccounts client = server.client(time -> {}).build();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        client.close();
        server.close();
    }

    @Test
    void aBodyThatDripsIsNotWaitedForLongerThanSaid() {
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            try {
                while (!end.await(50, TimeUnit.MILLISECONDS)) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        assertTimedOut();
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
        server.then(this::stall);

        assertTimedOut();
    }

    @Test
    void eachOfSeveralBodiesThatStallEndsAtItsOwnTime() {
        call();
        Map<Integer, CompletableFuture<AccountReference>> calls = new LinkedHashMap<>();
        for (int millis : new int[] {1_500, 600_000, 500, 2_000, 1_000}) {
            server.then(this::stall);
            calls.put(
                    millis,
                    client.accounts()
                            .with(CallOptions.none().timeout(Duration.ofMillis(millis)))
                            .updateAccountAsync("a1", "c1", new UpdateAccountRequest().name("n")));
        }

        CompletableFuture<AccountReference> longest = calls.remove(600_000);
        calls.forEach((millis, call) -> assertThat(call)
                .failsWithin(Duration.ofMinutes(1))
                .withThrowableThat()
                .withMessageContaining("no answer within " + millis + " ms"));
        assertThat(longest).isNotDone();
    }

    private void stall(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 100);
        exchange.getResponseBody().write('{');
        exchange.getResponseBody().flush();
        awaitEnd();
    }

    private void assertTimedOut() {
        // Without a request for a token, which would have no more time.
        try (EiamAccounts hasty = EiamAccounts.builder()
                .baseUrl(server.url())
                .tokenSource(() -> "token")
                .requestTimeout(Duration.ofSeconds(1))
                .build()) {
            assertThatThrownBy(() -> call(hasty))
                    .isInstanceOfSatisfying(NoResponseException.class, e -> {
                        assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT);
                        assertThat(e.requestId()).isEqualTo(server.onlyCall().header("X-Request-Id"));
                        assertThat(e.status()).isZero();
                        assertThat(e.errorCode()).isEqualTo(ErrorCode.UNKNOWN);
                    })
                    .hasMessageStartingWith("updateAccount: no response from PUT " + server.url()
                            + "/api/v2/tenant/applications/a1/accounts/c1: no answer within 1000 ms (request id ")
                    .satisfies(e -> assertThat(e).hasStackTraceContaining("TimeoutException"));
            end.countDown();
        }
    }

    @Test
    void aServerThatIsNotThereIsNamed() throws IOException {
        int freePort;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }
        try (EiamAccounts lost = server.client(time -> {})
                .baseUrl("http://localhost:" + freePort)
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
        try (EiamAccounts lost =
                server.client(time -> {}).baseUrl("http://no-such-host.invalid").build()) {
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

    /** A task that is refused ends the JDK's client; before JDK 19, its calls never return then (JDK-8277969). */
    @Test
    void anExecutorThatWasShutDownKeepsNoCallFromItsEnd() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (EiamAccounts client =
                server.client().httpClient(http -> http.executor(executor)).build()) {
            assertThat(call(client)).isNotNull();

            executor.shutdown();

            assertThat(call(client)).isNotNull();
            assertThat(client.accounts().enableAccountAsync("a1", "c1")).succeedsWithin(Duration.ofMinutes(1));
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
