package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Contract;
import com.eiam.accounts.contracts.model.ContractSuite;
import com.eiam.accounts.contracts.model.http.WireRequest;
import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.http.Pause;
import com.eiam.accounts.contracts.verifier.http.Response;
import com.eiam.accounts.contracts.verifier.http.TransportFault;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A slow line is not a slow server: only the first one is sent more at once. */
@OnReferenceServer
class ParallelismTest {

    private static final Duration LINE = Duration.ofMillis(100);

    @LocalServerPort
    private int port;

    @TempDir
    private Path reports;

    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicInteger mostWaiting = new AtomicInteger();

    @Test
    void aDistantServerIsSentMoreRequestsAtOnce() throws Exception {
        // Much longer than the work of this machine for several requests, which must not look like a busy server.
        runThrough(Rule.waiting(400));
        assertThat(mostWaiting).hasValueGreaterThan(3 * Parallelism.FEW);
    }

    /** Without a server: only the time on the line counts, whatever else this machine does. */
    @Test
    void aServerThatAnswersOneAfterTheOtherIsNot() {
        WireRequest request = new WireRequest("GET", "http://localhost/", Map.of(), Optional.empty());
        Semaphore turn = new Semaphore(1, true);
        Parallelism parallelism = new Parallelism(sent -> {
            begin();
            turn.acquireUninterruptibly();
            try {
                Pause.of(LINE);
            } finally {
                turn.release();
                waiting.decrementAndGet();
            }
            return new Response(200, Map.of(), new byte[0]);
        });
        List<Contract> contracts = ContractSuite.onClassPath().contracts().stream()
                .filter(contract -> contract.operation().equals("getAccount"))
                .limit(60)
                .toList();
        try (LaneExecutor threads = new LaneExecutor(parallelism::size)) {
            threads.run(contracts, contract -> {
                try {
                    parallelism.send(request);
                } catch (TransportFault e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        assertThat(mostWaiting).hasValueBetween(Parallelism.FEW, 2 * Parallelism.FEW);
    }

    private void begin() {
        mostWaiting.accumulateAndGet(waiting.incrementAndGet(), Math::max);
    }

    private void runThrough(Rule rule) throws Exception {
        Rule counting = call -> {
            begin();
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
