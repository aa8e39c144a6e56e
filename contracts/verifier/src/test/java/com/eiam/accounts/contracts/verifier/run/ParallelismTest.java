package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A slow line is not a slow server: only the first one is sent more at once. */
@OnReferenceServer
class ParallelismTest {

    /** So slow that responses take as long as each other on a busy machine, too. */
    private static final Rule SLOW_LINE = Rule.waiting(500);

    private static final Rule SLOW_SERVER = Rule.waiting(50);

    @LocalServerPort
    private int port;

    @TempDir
    private Path reports;

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    @Test
    void aDistantServerIsSentMoreRequestsAtOnce() throws Exception {
        runThrough(SLOW_LINE);
        assertThat(mostWaiting).hasValueGreaterThan(3 * Parallelism.FEW);
    }

    @Test
    void aServerThatAnswersOneAfterTheOtherIsNot() throws Exception {
        Semaphore turn = new Semaphore(1, true);
        runThrough(call -> {
            turn.acquireUninterruptibly();
            try {
                return SLOW_SERVER.answer(call);
            } finally {
                turn.release();
            }
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
}
