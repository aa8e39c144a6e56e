package com.eiam.accounts.reference.repository;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Reads and writes the keys of creations. */
@Repository
public record IdempotencyKeyRepository(JdbcClient jdbc) {

    /** The key of a creation. Each operation of each client in each application has its own keys. */
    public record Key(String appId, String clientId, String operation, String hash) {}

    /** What was created, and the fingerprint of the request. */
    public record Creation(String accountId, String fingerprint) {}

    /**
     * Stores a key. If another transaction is storing the same one, this waits for the end of that transaction.
     *
     * @throws DuplicateKeyException if the key is known; the transaction can then only be rolled back
     */
    public void insert(Key key, Creation creation, Instant now) {
        on(key, """
                        insert into idempotency_key (app_id, client_id, operation, key_hash, fingerprint, account_id,
                                                     created_at)
                        values (:app, :client, :operation, :hash, :fingerprint, :account, :now)
                        """)
                .param("fingerprint", creation.fingerprint())
                .param("account", creation.accountId())
                .param("now", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .update();
    }

    public Optional<Creation> find(Key key) {
        return on(key, """
                        select account_id, fingerprint from idempotency_key
                        where app_id = :app and client_id = :client and operation = :operation and key_hash = :hash
                        """)
                .query((row, number) -> new Creation(row.getString("account_id"), row.getString("fingerprint")))
                .optional();
    }

    public void removeOlder(String appId, Instant time) {
        jdbc.sql("delete from idempotency_key where app_id = :app and created_at < :time")
                .param("app", appId)
                .param("time", OffsetDateTime.ofInstant(time, ZoneOffset.UTC))
                .update();
    }

    private JdbcClient.StatementSpec on(Key key, String sql) {
        return jdbc.sql(sql)
                .param("app", key.appId())
                .param("client", key.clientId())
                .param("operation", key.operation())
                .param("hash", key.hash());
    }
}
