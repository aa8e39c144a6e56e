package com.eiam.accounts.reference;

import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Hashes at most one secret per processor at the same time. Each hash takes 16 MiB, and many requests at once would
 * otherwise fill the memory. Requests wait in turn: none waits for ever while others come and go.
 */
final class BoundedPasswordEncoder implements PasswordEncoder {

    private final PasswordEncoder encoder;
    private final Semaphore slots = new Semaphore(Runtime.getRuntime().availableProcessors(), true);

    BoundedPasswordEncoder(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    /** Argon2id. Each hash begins with the name of its algorithm, so that another one can follow. */
    static PasswordEncoder argon2(Argon2PasswordEncoder encoder) {
        String id = "argon2@SpringSecurity_v5_8";
        return new DelegatingPasswordEncoder(id, Map.of(id, encoder));
    }

    @Override
    public @Nullable String encode(@Nullable CharSequence secret) {
        return inTurn(() -> encoder.encode(secret));
    }

    @Override
    public boolean matches(@Nullable CharSequence secret, @Nullable String hash) {
        return inTurn(() -> encoder.matches(secret, hash));
    }

    private <T> T inTurn(Supplier<T> work) {
        slots.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            slots.release();
        }
    }
}
