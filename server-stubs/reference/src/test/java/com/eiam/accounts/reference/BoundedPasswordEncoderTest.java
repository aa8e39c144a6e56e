package com.eiam.accounts.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.awaitility.Durations;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.security.crypto.password.PasswordEncoder;

class BoundedPasswordEncoderTest {

    private static final int SLOTS = Runtime.getRuntime().availableProcessors();

    private final List<String> hashed = new CopyOnWriteArrayList<>();
    private final Semaphore gate = new Semaphore(0);

    private final PasswordEncoder encoder = new BoundedPasswordEncoder(new PasswordEncoder() {
        @Override
        public String encode(CharSequence secret) {
            hashed.add(secret.toString());
            gate.acquireUninterruptibly();
            return "hash";
        }

        @Override
        public boolean matches(CharSequence secret, String hash) {
            throw new UnsupportedOperationException();
        }
    });

    /** Who has had a turn and comes back at once does so after those who wait. */
    @RepeatedTest(5)
    void requestsWaitInTurn() {
        ExecutorService threads = Executors.newCachedThreadPool();
        try {
            for (int i = 0; i < SLOTS; i++) {
                threads.execute(() -> {
                    encoder.encode("first");
                    encoder.encode("again");
                });
            }
            Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> hashed.size() == SLOTS);
            Thread waiting = new Thread(() -> encoder.encode("waiting"));
            waiting.start();
            Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> waiting.getState() == Thread.State.WAITING);

            gate.release();

            Awaitility.await().atMost(Durations.ONE_MINUTE).until(() -> hashed.size() > SLOTS);
            assertThat(hashed.get(SLOTS)).isEqualTo("waiting");
        } finally {
            gate.release(3 * SLOTS);
            threads.shutdown();
        }
    }
}
