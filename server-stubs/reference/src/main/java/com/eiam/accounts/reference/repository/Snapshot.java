package com.eiam.accounts.reference.repository;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs several reads so that all of them see the database as it was at one moment, whatever others write meanwhile. */
@Component
final class Snapshot {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final boolean postgres;

    Snapshot(JdbcClient jdbc, PlatformTransactionManager transactions, HikariDataSource database) {
        this.jdbc = jdbc;
        this.postgres = database.getJdbcUrl().startsWith("jdbc:postgresql:");
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        if (!postgres) {
            this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        }
    }

    <T> T read(Supplier<T> reads) {
        return Objects.requireNonNull(transaction.execute(status -> {
            if (postgres) {
                // Sent together with BEGIN. Spring would ask for the level of the session, set it, and set it back.
                jdbc.sql("set transaction isolation level repeatable read").update();
            }
            return reads.get();
        }));
    }
}
