package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A slow line is not a slow server: only the first one is sent more at once. */
@OnReferenceServer
class ParallelismTest {

    /** The time on the line, in milliseconds. */
    private static final int SLOW = 100;

    @LocalServerPort
    private int port;

    @TempDir
    private Path reports;

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    @Test
    void aDistantServerIsSentMoreRequestsAtOnce() throws Exception {
        runThrough(call -> {
            pause();
            return Optional.empty();
        });
        assertThat(mostWaiting).hasValueGreaterThan(3 * Parallelism.FEW);
    }

    @Test
    void aServerThatAnswersOneAfterTheOtherIsNot() throws Exception {
        Semaphore turn = new Semaphore(1, true);
        runThrough(call -> {
            turn.acquireUninterruptibly();
            try {
                pause();
            } finally {
                turn.release();
            }
            return Optional.empty();
        });
        assertThat(mostWaiting).hasValueLessThanOrEqualTo(2 * Parallelism.FEW);
    }

    private void runThrough(Rule rule) throws Exception {
        Rule counting = call -> {
            mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
            try {
                return rule.answer(call);
            } finally {
                waiting.decrementAndGet();
            }
        };
        try (Gateway gateway = Gateway.before(port, counting)) {
            CommandRun.ofGetAccount(reports, gateway.url()).endedWith(0);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(SLOW);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
