package com.eiam.accounts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Other code of the program may keep the threads of the common pool busy. */
class CommonPoolTest extends WireTest {

    private static final int THREADS = Math.max(1, ForkJoinPool.commonPool().getParallelism());

    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void free() {
        end.countDown();
    }

    private void occupy(int threads) {
        for (int i = 0; i < threads; i++) {
            ForkJoinPool.commonPool().execute(this::awaitEnd);
        }
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aBlockingCallDoesNotNeedThem() {
        update(client);
        occupy(THREADS);

        assertThat(update(client)).isNotNull();
    }

    @Test
    void aBodyThatStallsDoesNotNeedThemToEnd() {
        update(client);
        occupy(THREADS);
        server.then(exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().flush();
            awaitEnd();
        });

        assertThatThrownBy(() -> client.accounts()
                        .with(CallOptions.none().timeout(Duration.ofMillis(300)))
                        .enableAccount("a1", "c1"))
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.TIMED_OUT));
    }

    /** From Java 21 on, closing waits for running calls, which the JDK completes in these threads. */
    @Test
    void aCallbackThatClosesTheClientDoesNotKeepOtherCallsFromTheirEnd() throws InterruptedException {
        update(client);
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch closing = new CountDownLatch(1);
        server.then(exchange -> {
            arrived.countDown();
            closing.await();
            WireServer.json(200, WireServer.ACCOUNT).write(exchange);
        });
        occupy(THREADS - 1);

        CompletableFuture<?> running = client.accounts().enableAccountAsync("a1", "c1");
        arrived.await();
        CompletableFuture<?> closed = client.accounts()
                .enableAccountAsync("a1", "c2")
                .thenRun(() -> {
                    closing.countDown();
                    client.close();
                });

        assertThat(closed).succeedsWithin(Duration.ofMinutes(1));
        assertThat(running).succeedsWithin(Duration.ofMinutes(1));
    }
}
