package com.eiam.accounts.reference.account;

import com.eiam.accounts.reference.repository.Application;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs several reads so that all of them see the database as it was at one moment, whatever others write meanwhile.
 *
 * <p>It reads the application first. H2 fixes the moment for the tables of a statement and for those that refer to them,
 * and all tables of an application refer to its own. PostgreSQL fixes it for all tables.
 */
@Component
public final class Snapshot {

    private final References references;
    private final TransactionTemplate transaction;

    Snapshot(References references, PlatformTransactionManager transactions) {
        this.references = references;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setReadOnly(true);
        this.transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Reads from an application, which must exist. */
    public <T> T read(String appId, Function<Application, T> read) {
        return Objects.requireNonNull(transaction.execute(status -> read.apply(references.application(appId))));
    }
}
