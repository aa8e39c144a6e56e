package com.eiam.accounts.reference.tenant;

import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The transactions that change data: any number at once, or a single one alone. What replaces everything would else meet
 * changes that are half done, and locks of rows cannot keep out those that add rows on every database.
 *
 * <p>It holds for this process. Other replicas are not kept out.
 */
final class ChangeGate implements TransactionOperations {

    private final TransactionOperations transactions;
    private final ReadWriteLock gate = new ReentrantReadWriteLock();

    ChangeGate(TransactionOperations transactions) {
        this.transactions = transactions;
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

    /** Waits until no other change is under way, and lets the next ones wait. */
    void alone(Runnable change) {
        gate.writeLock().lock();
        try {
            transactions.executeWithoutResult(status -> change.run());
        } finally {
            gate.writeLock().unlock();
        }
    }
}
