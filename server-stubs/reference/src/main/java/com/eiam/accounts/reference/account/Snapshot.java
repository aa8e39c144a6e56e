package com.eiam.accounts.reference.account;

import java.util.Objects;
import java.util.function.Function;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads of an application that take several statements see the database as it was at one moment, whatever others write
 * meanwhile.
 *
 * <p>The application is always read first: H2 remembers the moment for the tables that a statement reads and for those that
 * refer to them, and everything that belongs to applications refers to theirs. PostgreSQL remembers it for all of them.
 */
final class Snapshot {

    private final References references;
    private final TransactionTemplate transaction;

    Snapshot(References references, PlatformTransactionManager transactions) {
        this.references = references;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    <T> T read(String appId, Function<Application, T> read) {
        return Objects.requireNonNull(transaction.execute(status -> read.apply(references.application(appId))));
    }
}
