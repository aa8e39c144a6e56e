package com.eiam.accounts.client.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireServer.Answer;
import com.eiam.accounts.client.error.RefusedException;
import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is left of clients that were used and closed. */
class ResourcesTest {

    private static final int CLIENTS = 1_000;

    /** The pipeline makes 100,000. */
    private static final int CALLS = Integer.getInteger("resources.calls", 10_000);

    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void closedClientsLeaveNoThreadsAndNoDescriptors() {
        try (WireServer server = new WireServer()) {
            Answer success =
                    WireServer.json(200, "{\"id\":\"c1\",\"account_name\":\"n\",\"account_type\":\"BASIC_ACCOUNT\"}");
            Answer refusal = WireServer.json(400, "{\"error_code\":\"APP.0001\",\"error_msg\":\"no\"}");
            AtomicInteger requests = new AtomicInteger();
            // Not an answer for each call: the JDK repeats a read whose answer it has lost.
            server.otherwise(exchange -> (requests.getAndIncrement() % 2 == 0 ? success : refusal).write(exchange));
            long descriptors = descriptors();
            EiamAccounts last = null;
            for (int i = 0; i < CLIENTS; i++) {
                last = server.client().build();
                use(last, CALLS / CLIENTS);
                last.close();
            }

            // Before Java 21, the JDK ends a client's thread after a garbage collection.
            while (!threads().isEmpty() || descriptors() - descriptors >= 50) {
                System.gc();
                Thread.onSpinWait();
                assertThat(Thread.interrupted())
                        .as("%s threads and %s descriptors stay", threads().size(), descriptors() - descriptors)
                        .isFalse();
            }
            assertThat(last)
                    .as("is still referred to, and its thread has ended")
                    .isNotNull();
        }
    }

    private static void use(EiamAccounts client, int calls) {
        for (int i = 0; i < calls; i++) {
            try {
                // A read: before Java 25, the JDK can lose the answer to a call that reuses a connection at once
                // (JDK-8338569, JDK-8357639). It repeats a read then, and reports a change as broken.
                client.accounts().getAccount("a1", "c1");
            } catch (RefusedException e) {
                assertThat(e.code()).isEqualTo("APP.0001");
            }
        }
    }

    private static List<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("HttpClient") && name.contains("SelectorManager"))
                .toList();
    }

    private static long descriptors() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? unix.getOpenFileDescriptorCount()
                : 0;
    }
}
