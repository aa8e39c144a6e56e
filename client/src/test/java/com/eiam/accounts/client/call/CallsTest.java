package com.eiam.accounts.client.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
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
import org.junit.jupiter.api.Test;

/** What a caller can do with any call: wait for it or not, see its response or change its options. */
class CallsTest extends WireTest {

    private static final String REFUSAL = "{\"error_code\":\"APP.ACCOUNT.0013\",\"error_msg\":\"no\"}";

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
        server.otherwise(exchange -> {
            arrived.release();
            awaitQuietly(release);
            WireServer.json(200, WireServer.ACCOUNT).write(exchange);
        });

        List<CompletableFuture<AccountReference>> calls = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            calls.add(updateAsync(client));
        }
        arrived.acquireUninterruptibly(80);
        // A thread that has just sent a request leaves the client.
        while (!framesOfTheClient().isEmpty()) {
            assertThat(Thread.interrupted()).as(framesOfTheClient().toString()).isFalse();
            Thread.onSpinWait();
        }
        release.countDown();

        assertThat(calls).allSatisfy(call -> assertThat(call.join()).isNotNull());
    }

    private static List<StackTraceElement> framesOfTheClient() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .filter(frame -> frame.getClassName().startsWith("com.eiam.accounts.client.internal"))
                .toList();
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

    @Test
    void moreCallersThanConnectionsWaitInLine() throws Exception {
        // The last ones wait longer than a request may take.
        int callers = 200;
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.otherwise(exchange -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            new CountDownLatch(1).await(50, TimeUnit.MILLISECONDS);
            now.decrementAndGet();
            WireServer.json(200, WireServer.ACCOUNT).write(exchange);
        });
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
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RefusedException.of(null, "getAccount"))
                .withMessage("code must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RefusedException("APP.0001", "no", null))
                .withMessage("details must not be null");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallDetails.of(null, 400))
                .withMessage("operationId must not be null");
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
