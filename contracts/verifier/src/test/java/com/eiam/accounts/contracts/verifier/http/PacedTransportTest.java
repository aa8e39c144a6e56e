package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.http.WireRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Requests keep their distance where they are sent. On their way, one can be late and the next one in time. */
class PacedTransportTest {

    @Test
    void noRequestIsSentBeforeItsTurn() throws Exception {
        WireRequest request = new WireRequest("GET", "http://localhost/", Map.of(), Optional.empty());
        ConcurrentLinkedQueue<Long> sent = new ConcurrentLinkedQueue<>();
        Transport paced = new PacedTransport(
                any -> {
                    sent.add(System.nanoTime());
                    return new Response(200, Map.of(), new byte[0]);
                },
                40);
        List<Callable<Response>> calls = Collections.nCopies(60, () -> paced.send(request));
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            // Starts the threads.
            threads.invokeAll(calls.subList(0, 8));
            sent.clear();
            long begin = System.nanoTime();
            threads.invokeAll(calls);
            List<Long> times = sent.stream().sorted().toList();
            assertThat(times).hasSameSizeAs(calls);
            for (int turn = 0; turn < times.size(); turn++) {
                // The JDK rounds pauses to milliseconds.
                assertThat((times.get(turn) - begin) / 1e9).as("turn %d", turn).isGreaterThan(turn / 40.0 - 0.001);
            }
        } finally {
            threads.shutdown();
        }
    }
}
