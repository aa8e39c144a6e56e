package com.eiam.accounts.reference.tenant;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs transactions that change data: any number of them at the same time, or one alone. A reset runs alone, since
 * locks of rows cannot keep other transactions from adding rows on every database.
 *
 * <p>It applies to this process only, not to other replicas.
 */
@Component
final class ChangeGate implements TransactionOperations {

    private final TransactionOperations transactions;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    ChangeGate(PlatformTransactionManager transactions) {
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public <T extends @Nullable Object> T execute(TransactionCallback<T> action) {
        gate.readLock().lock();
        try {
            return transactions.execute(action);
        } finally {
            gate.readLock().unlock();
        }
    }

    void alone(Runnable change) {
        gate.writeLock().lock();
        try {
            transactions.executeWithoutResult(status -> change.run());
        } finally {
            gate.writeLock().unlock();
        }
    }
}
