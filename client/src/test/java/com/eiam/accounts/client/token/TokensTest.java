package com.eiam.accounts.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** How calls share a token, and when it is refreshed. */
class TokensTest extends WireTest {

    @Test
    void noTokenIsAskedForBeforeTheFirstCall() {
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void thirtyTwoThreadsShareOneToken() throws Exception {
        int threads = 32;
        CyclicBarrier start = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<?>> calls = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                calls.add(pool.submit(() -> {
                    start.await();
                    update(client);
                    return null;
                }));
            }
            for (Future<?> call : calls) {
                call.get();
            }
        } finally {
            pool.shutdownNow();
        }

        assertThat(server.tokenRequests()).hasSize(1);
        assertThat(server.calls())
                .hasSize(threads)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer token-1"));
    }

    @Test
    void aTokenIsReplacedAMinuteBeforeItExpires() {
        update(client);
        clock.advance(Duration.ofSeconds(1739));
        update(client);
        assertThat(server.tokenRequests()).hasSize(1);

        clock.advance(Duration.ofSeconds(1));
        update(client);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void aShortLivedTokenIsReplacedAfterFourFifthsOfItsLife() {
        server.thenForToken(
                WireServer.json(200, "{\"access_token\":\"short\",\"token_type\":\"Bearer\",\"expires_in\":10}"));
        update(client);
        clock.advance(Duration.ofMillis(7999));
        update(client);
        assertThat(server.tokenRequests()).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        update(client);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void aTokenThatCannotBeRefreshedEarlyIsUsedUntilItExpires() {
        update(client);
        clock.advance(Duration.ofSeconds(1750));
        server.thenForToken(WireServer.json(500, "<html>"));
        update(client);
        assertThat(server.tokenRequests()).hasSize(2);
        update(client);
        assertThat(server.tokenRequests()).as("not asked for again at once").hasSize(2);

        clock.advance(Duration.ofSeconds(50));
        server.thenForToken(WireServer.json(500, "<html>"));
        assertThatThrownBy(() -> update(client)).isInstanceOf(UnexpectedResponseException.class);
        assertThat(server.calls())
                .hasSize(3)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer token-1"));
    }

    @Test
    void aThreadThatIsInterruptedWhileItAsksForATokenDoesNotFailTheOthers() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.thenForToken(exchange -> {
            asked.countDown();
            awaitQuietly(release);
        });
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            Future<?> first = pool.submit(() -> update(client));
            asked.await();
            List<Thread> waiting = new CopyOnWriteArrayList<>();
            Future<?> second = pool.submit(() -> {
                waiting.add(Thread.currentThread());
                update(client);
            });
            awaitWaiting(waiting, 1);
            first.cancel(true);
            second.get();
        } finally {
            release.countDown();
            pool.shutdownNow();
        }

        assertThat(server.onlyCall().header("Authorization")).isEqualTo("Bearer token-1");
    }

    @Test
    void aThreadMayWaitForTheTokenOfItsOwnAsynchronousCall() {
        List<Thread> waiting = List.of(Thread.currentThread());
        server.thenForToken(exchange -> {
            awaitWaiting(waiting, 1);
            WireServer.json(200, "{\"access_token\":\"shared\"}").write(exchange);
        });

        CompletableFuture<?> first = client.accounts().enableAccountAsync("a1", "c1");
        update(client);
        first.join();

        assertThat(server.calls())
                .hasSize(2)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer shared"));
    }

    @Test
    void thoseWhoWaitForATokenShareItsFailure() throws Exception {
        int threads = 8;
        CountDownLatch release = new CountDownLatch(1);
        for (int i = 0; i < 2 * threads; i++) {
            server.thenForToken(exchange -> {
                awaitQuietly(release);
                WireServer.json(401, WireServer.INVALID_CLIENT).write(exchange);
            });
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Thread> waiting = new CopyOnWriteArrayList<>();
        List<Future<?>> calls = new ArrayList<>();
        try {
            for (int i = 0; i < threads; i++) {
                calls.add(pool.submit(() -> {
                    waiting.add(Thread.currentThread());
                    update(client);
                }));
            }
            awaitWaiting(waiting, threads);
            release.countDown();
            for (Future<?> call : calls) {
                assertThatThrownBy(call::get)
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(TokenException.class);
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(server.tokenRequests())
                .as("with the form, and with HTTP Basic")
                .hasSize(2);
    }

    @Test
    void whileOneCallWaitsForANewTokenTheOthersGoOnWithTheOldOne() throws Exception {
        update(client);
        clock.advance(Duration.ofSeconds(1750));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        server.thenForToken(exchange -> {
            asked.countDown();
            awaitQuietly(release);
        });
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> refreshing = pool.submit(() -> update(client));
            asked.await();
            update(client);
            update(client);
            release.countDown();
            refreshing.get();
        } finally {
            release.countDown();
            pool.shutdownNow();
        }
        assertThat(server.calls())
                .hasSize(4)
                .allSatisfy(call -> assertThat(call.header("Authorization")).isEqualTo("Bearer token-1"));
    }

    /** Waits until so many threads wait for a token. */
    private static void awaitWaiting(List<Thread> threads, int count) {
        while (threads.size() < count || !threads.stream().allMatch(TokensTest::waitsForToken)) {
            assertThat(Thread.interrupted()).as("the test's time is over").isFalse();
            Thread.onSpinWait();
        }
    }

    private static boolean waitsForToken(Thread thread) {
        boolean inSharedToken = Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().endsWith(".SharedToken"));
        return inSharedToken && thread.getState() != Thread.State.RUNNABLE && thread.getState() != Thread.State.BLOCKED;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
