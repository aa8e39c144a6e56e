package com.eiam.accounts.reference.signing;

import com.eiam.accounts.reference.signing.KeyRepository.Row;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Keys in the database, which all replicas share. Whichever replica first sees that a key's time is over makes the next
 * one. The next key signs only after {@link #NOTICE}, when all replicas have read it. A key stays until the last token
 * that it signed has expired.
 */
final class StoredKeys implements SigningKeys {

    /** How long a replica uses what it has read. */
    static final Duration REREAD = Duration.ofSeconds(1);

    /** From a key's making to its first token: much more than {@link #REREAD} and the difference of two clocks. */
    static final Duration NOTICE = Duration.ofMinutes(5);

    private static final Logger LOG = LoggerFactory.getLogger(StoredKeys.class);

    private final KeyRepository repository;
    private final KeyCipher cipher;
    private final Duration keyLifetime;
    private final Clock clock;
    private final Lock reading = new ReentrantLock();
    private volatile Copy copy = new Copy(Instant.MIN, List.of());

    private record Key(int generation, String jwk, ECKey pair, Instant signsFrom) {}

    /** What the table was at a time. */
    private record Copy(Instant at, List<Key> keys) {

        private Key signing(Instant now) {
            // The oldest key if none is due: a clock was set back.
            return keys.stream()
                    .filter(key -> !key.signsFrom().isAfter(now))
                    .reduce((older, newer) -> newer)
                    .orElseGet(() -> keys.get(0));
        }

        private Key newest() {
            return keys.get(keys.size() - 1);
        }
    }

    /** Reads the keys, or makes the first one. */
    StoredKeys(KeyRepository repository, KeyCipher cipher, Duration keyLifetime, Clock clock) {
        this.repository = repository;
        this.cipher = cipher;
        this.keyLifetime = keyLifetime;
        this.clock = clock;
        read(clock.instant());
    }

    @Override
    public ECKey signing() {
        return current().signing(clock.instant()).pair();
    }

    @Override
    public JWKSet verifying() {
        return new JWKSet(current().keys().stream()
                .<JWK>map(key -> key.pair().toPublicJWK())
                .toList());
    }

    private Copy current() {
        Instant now = clock.instant();
        Duration age = Duration.between(copy.at(), now);
        // One thread reads, and the others go on: a slow database does not delay calls that need no key.
        if ((age.isNegative() || age.compareTo(REREAD) >= 0) && reading.tryLock()) {
            try {
                read(now);
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("The signing keys cannot be read; those of {} are used", copy.at());
            } finally {
                reading.unlock();
            }
        }
        return copy;
    }

    private void read(Instant now) {
        Copy before = copy;
        Copy after = copyOf(now, before);
        if (after.keys().isEmpty()) {
            make(1, now);
            after = copyOf(now, before);
        } else if (!after.newest().signsFrom().plus(keyLifetime).minus(NOTICE).isAfter(now)) {
            make(after.newest().generation() + 1, now.plus(NOTICE));
            after = copyOf(now, before);
        }
        Key signing = after.signing(now);
        if (after.keys().get(0) != signing
                && signing.signsFrom().plus(LONGEST_TOKEN_LIFETIME).plus(NOTICE).isBefore(now)) {
            repository.deleteBefore(signing.generation());
            after = copyOf(now, before);
        }
        copy = after;
    }

    /** Reads the table, and only those private keys that were not known before. */
    private Copy copyOf(Instant now, Copy before) {
        Map<String, Key> known = new HashMap<>();
        before.keys().forEach(key -> known.put(key.jwk(), key));
        return new Copy(
                now,
                repository.read().stream()
                        .map(row -> known.computeIfAbsent(row.jwk(), jwk -> key(row)))
                        .toList());
    }

    private Key key(Row row) {
        ECKey pair = cipher.read(row.jwk());
        LOG.info("Tokens are signed with the key {} of the database from {} on", pair.getKeyID(), row.signsFrom());
        return new Key(row.generation(), row.jwk(), pair, row.signsFrom());
    }

    private void make(int generation, Instant signsFrom) {
        repository.add(new Row(generation, cipher.write(generate()), signsFrom));
    }

    static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyIDFromThumbprint(true).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
