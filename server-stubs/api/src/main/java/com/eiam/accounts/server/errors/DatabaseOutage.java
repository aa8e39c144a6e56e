package com.eiam.accounts.server.errors;

import java.util.OptionalInt;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** An outage of the database, or a transaction that it gave up, as Spring's data access reports it. */
final class DatabaseOutage implements KnownFault {

    @Override
    public OptionalInt status(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof DataAccessResourceFailureException
                    || cause instanceof TransientDataAccessResourceException
                    || cause instanceof RecoverableDataAccessException
                    || cause instanceof QueryTimeoutException
                    // A deadlock, or a transaction that others were in the way of (SQL state 40).
                    || cause instanceof ConcurrencyFailureException
                    || cause instanceof CannotCreateTransactionException
                    // A connection that breaks during a transaction fails again when the transaction ends.
                    || cause instanceof TransactionSystemException) {
                return OptionalInt.of(HttpStatus.SERVICE_UNAVAILABLE.value());
            }
        }
        return OptionalInt.empty();
    }
}
