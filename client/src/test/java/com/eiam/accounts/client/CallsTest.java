package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.call.ApiResponse;
import com.eiam.accounts.client.call.CallAttempt;
import com.eiam.accounts.client.call.CallInterceptor;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.call.CallResult;
import com.eiam.accounts.client.error.CallDetails;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.AccountReference;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.TokenErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a caller can do with any call: wait for it or not, see its response, change its options, watch it. */
@Timeout(30)
class CallsTest {

    private static final String REFUSAL = "{\"error_code\":\"APP.ACCOUNT.0013\",\"error_msg\":\"no\"}";

    private final WireServer server = new WireServer();
    private final EiamAccounts client = server.client().build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void anAsynchronousCallCompletesWithTheAnswerOrTheFailure() {
        server.then(200, WireServer.ACCOUNT).then(400, REFUSAL);

        assertThat(updateAsync(client).join().getAccountId()).startsWith("2022");
        assertThatThrownBy(() -> updateAsync(client).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.errorCode()).isEqualTo(ErrorCode.APP_ACCOUNT_0013));
        assertThat(client.accounts()
                        .updateAccountWithResponseAsync("a1", "c1", new UpdateAccountRequest().accountName("n"))
                        .join()
                        .status())
                .isEqualTo(200);
    }

    @Test
    void asynchronousCallsHaveNoThreadOfTheirOwn() {
        update(client);
        CountDownLatch release = new CountDownLatch(1);
        Semaphore arrived = new Semaphore(0);
        for (int i = 0; i < 80; i++) {
            server.then(exchange -> {
                arrived.release();
                awaitQuietly(release);
                WireServer.json(200, WireServer.ACCOUNT).write(exchange);
            });
        }

        List<CompletableFuture<AccountReference>> calls = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            calls.add(updateAsync(client));
        }
        arrived.acquireUninterruptibly(80);
        List<StackTraceElement> waiting = Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .filter(frame -> frame.getClassName().startsWith("com.eiam.accounts.client.internal"))
                .toList();
        release.countDown();

        assertThat(waiting).isEmpty();
        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isNotNull());
    }

    @Test
    void whatAnInterceptorThrowsIsTheFailureOfTheCall() {
        AtomicInteger failures = new AtomicInteger();
        CallInterceptor broken = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                if (failures.incrementAndGet() <= 2) {
                    throw new LinkageError("a class is missing");
                }
            }
        };
        try (EiamAccounts observed = server.client().interceptor(broken).build()) {
            assertThatThrownBy(observed.accounts().enableAccountAsync("a1", "c1")::join)
                    .hasCause(new LinkageError("a class is missing"));
            assertThatThrownBy(() -> observed.accounts().enableAccount("a1", "c1"))
                    .isInstanceOf(LinkageError.class);
            assertThat(observed.accounts().enableAccountAsync("a1", "c1").join())
                    .isNotNull();
        }
    }

    @Test
    void thoseThatSawAnAttemptBeginSeeItsEndAlthoughAnotherOneEndsTheCall() {
        List<String> seen = new ArrayList<>();
        CallInterceptor watching = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                seen.add("before");
            }

            @Override
            public void after(CallAttempt attempt, CallResult result) {
                seen.add("after: " + result.failure().getMessage());
            }
        };
        CallInterceptor refusing = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                throw new IllegalStateException("not today");
            }
        };
        try (EiamAccounts observed = server.client()
                .interceptor(watching)
                .interceptor(refusing)
                .interceptor(watching)
                .build()) {
            assertThatThrownBy(() -> update(observed)).hasMessage("not today");
        }

        assertThat(seen).containsExactly("before", "after: not today");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void aSlowServerEndsAnAsynchronousCallToo() {
        CountDownLatch end = new CountDownLatch(1);
        server.then(exchange -> awaitQuietly(end));

        CompletableFuture<AccountReference> call = client.accounts()
                .with(CallOptions.none().timeout(Duration.ofMillis(300)))
                .updateAccountAsync("a1", "c1", new UpdateAccountRequest().accountName("n"));

        assertThatThrownBy(call::join)
                .cause()
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));
        end.countDown();
    }

    @Test
    void aSuccessHasStatusHeadersAndRequestId() {
        server.then(201, WireServer.ACCOUNT, "X-Request-Id", "r-1", "X-Node", "n7")
                .then(WireServer.json(204, ""));

        ApiResponse<AccountReference> response =
                client.accounts().updateAccountWithResponse("a1", "c1", new UpdateAccountRequest().accountName("n"));
        ApiResponse<Void> deletion = client.accounts().deleteAccountWithResponse("a1", "c1");

        assertThat(response.status()).isEqualTo(201);
        assertThat(response.requestId()).isEqualTo("r-1");
        assertThat(response.headers().firstValue("x-node")).hasValue("n7");
        assertThat(response.value().getAccountId()).startsWith("2022");
        assertThat(deletion.status()).isEqualTo(204);
        assertThat(deletion.value()).isNull();
        assertThat(deletion.requestId()).isEqualTo(server.calls().get(1).header("X-Request-Id"));
    }

    @Test
    void aCallCanHaveAnotherLanguageAndMoreHeaders() {
        try (EiamAccounts gateway = server.client()
                .header("X-Api-Key", "k1")
                .language(Locale.CHINESE)
                .build()) {
            gateway.accounts()
                    .with(CallOptions.none().language(Locale.ENGLISH).header("x-api-key", "k2"))
                    .updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
        }

        assertThat(server.tokenRequests().get(0).header("X-Api-Key")).isEqualTo("k1");
        assertThat(server.onlyCall().header("X-Api-Key")).isEqualTo("k2");
        assertThat(server.onlyCall().header("Accept-Language")).isEqualTo("en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"secret\r\nX: y", "secret \u00e9", "secret \u4e09", "secret \ud800"})
    void aHeaderThatHttpCannotSendIsNotQuoted(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> server.client().header("X-Key", value))
                .withMessage("the header X-Key or its value is not one that HTTP can send")
                .withNoCause();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X\r\nY", "X\u202e", "transfer-encoding", "Content-Length", "Host"})
    void aHeaderThatIsNotTheCallersIsRefusedInOneLine(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.none().header(name, "chunked"))
                .withMessageMatching("the header [!-~]+ or its value is not one that HTTP can send");
    }

    @Test
    void anInterceptorSeesEachAttemptAndAddsHeaders() {
        server.then(429, "{\"error_code\":\"HTTP.429\",\"error_msg\":\"slow\"}", "Retry-After", "0");
        List<String> seen = new ArrayList<>();
        CallInterceptor watching = new CallInterceptor() {
            @Override
            public void before(CallAttempt attempt) {
                attempt.setHeader("traceparent", "t-" + attempt.number());
            }

            @Override
            public void after(CallAttempt attempt, CallResult result) {
                assertThat(result.duration()).isPositive();
                assertThat(attempt.requestId()).isNotBlank();
                seen.add(attempt.operationId() + " " + attempt.number() + " " + result.status() + " " + result.code());
                throw new IllegalStateException("has no effect");
            }
        };
        try (EiamAccounts watched =
                server.client().sleeper(time -> {}).interceptor(watching).build()) {
            update(watched);
        }

        assertThat(seen).containsExactly("issueToken 1 200 ", "updateAccount 1 429 HTTP.429", "updateAccount 2 200 ");
        assertThat(server.calls())
                .extracting(call -> call.header("traceparent"))
                .containsExactly("t-1", "t-2");
    }

    @Test
    void eachAttemptIsLoggedAtDebugLevelWithoutASecret() {
        Logger logger = Logger.getLogger("com.eiam.accounts.client");
        List<String> lines = new ArrayList<>();
        Handler handler = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getLevel() + " " + line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
        server.then(400, REFUSAL, "X-Request-Id", "r-1");
        try {
            assertThatThrownBy(() -> update(client)).isInstanceOf(RefusedException.class);
        } finally {
            logger.setLevel(null);
            logger.removeHandler(handler);
        }

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1))
                .matches("FINE updateAccount: PUT " + server.url() + "/api/v2/tenant/applications/a1/accounts/c1,"
                        + " attempt 1: status 400 APP.ACCOUNT.0013 after \\d+ ms \\(request id r-1\\)");
        assertThat(lines).allSatisfy(line -> assertThat(line).doesNotContain("sandbox-secret", "token-1"));
    }

    @Test
    void moreCallersThanConnectionsWaitInLine() throws Exception {
        int callers = 200;
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        for (int i = 0; i < callers; i++) {
            server.then(exchange -> {
                most.accumulateAndGet(now.incrementAndGet(), Math::max);
                new CountDownLatch(1).await(5, TimeUnit.MILLISECONDS);
                now.decrementAndGet();
                WireServer.json(200, WireServer.ACCOUNT).write(exchange);
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(callers / 2);
        try (EiamAccounts narrow = server.client()
                .maxConnections(4)
                .requestTimeout(Duration.ofSeconds(2))
                .build()) {
            List<Future<?>> blocking = new ArrayList<>();
            List<CompletableFuture<?>> asynchronous = new ArrayList<>();
            for (int i = 0; i < callers / 2; i++) {
                blocking.add(pool.submit(() -> update(narrow)));
                asynchronous.add(updateAsync(narrow));
            }
            for (Future<?> call : blocking) {
                call.get();
            }
            CompletableFuture.allOf(asynchronous.toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdownNow();
        }

        assertThat(server.calls()).hasSize(callers);
        assertThat(most).hasValueLessThanOrEqualTo(4);
    }

    @Test
    void aProxyWithCredentialsLeavesTheTokenAlone() {
        int port = Integer.parseInt(server.url().replaceFirst(".*:", ""));
        try (EiamAccounts proxied = server.client()
                .baseUrl("http://api.example.com")
                .proxy("localhost", port, "user", "pass word")
                .build()) {
            update(proxied);
        }

        assertThat(server.onlyCall().target()).startsWith("http://api.example.com/api/v2/");
        assertThat(server.onlyCall().header("Authorization")).isEqualTo("Bearer token-1");
        assertThat(server.onlyCall().header("Proxy-Authorization")).isEqualTo("Basic dXNlcjpwYXNzIHdvcmQ=");
    }

    @Test
    void theCredentialsCanBeCheckedAlone() {
        client.authenticate();
        client.authenticate();
        assertThat(server.tokenRequests()).hasSize(2);

        server.close();
        assertThatThrownBy(client::authenticate).isInstanceOf(NoResponseException.class);
    }

    @Test
    void aTestCanMakeEachFailure() {
        assertThat(RefusedException.of(ErrorCode.USER_0001, "bindPublicAccountUsers"))
                .hasMessageContaining("bindPublicAccountUsers: ")
                .hasMessageContaining("(code USER.0001, status 400, ");
        assertThat(new RefusedException("APP.0001", null, CallDetails.of("getAccount", 400)).serverMessage())
                .isEmpty();
        assertThat(TokenException.of(TokenErrorCode.INVALID_CLIENT, "issueToken")
                        .status())
                .isEqualTo(401);
        assertThat(new NoResponseException(Reason.TIMED_OUT, "slow", CallDetails.of("getAccount", 0), null).reason())
                .isEqualTo(Reason.TIMED_OUT);
    }

    private static AccountReference update(EiamAccounts by) {
        return by.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }

    private static CompletableFuture<AccountReference> updateAsync(EiamAccounts by) {
        return by.accounts().updateAccountAsync("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
