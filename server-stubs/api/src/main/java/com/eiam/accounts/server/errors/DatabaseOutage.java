package com.eiam.accounts.server.errors;

import java.sql.SQLException;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** An outage of the database, or a transaction that it gave up, as Spring's data access or the driver reports it. */
final class DatabaseOutage implements KnownFault {

    /**
     * States of SQL that Spring has no exception for. Class 25: the transaction is read-only, as on a standby, or was
     * ended. 55P03: PostgreSQL did not get a lock in time. 90097: H2 is read-only.
     */
    private static final Pattern STATES = Pattern.compile("25.*|55P03|90097");

    @Override
    public OptionalInt status(Throwable cause) {
        boolean outage = cause instanceof DataAccessResourceFailureException
                || cause instanceof TransientDataAccessResourceException
                || cause instanceof RecoverableDataAccessException
                || cause instanceof QueryTimeoutException
                // A deadlock, or a transaction that others were in the way of (SQL state 40).
                || cause instanceof ConcurrencyFailureException
                || cause instanceof CannotCreateTransactionException
                // A connection that breaks during a transaction fails again when the transaction ends.
                || cause instanceof TransactionSystemException
                || cause instanceof SQLException failure
                        && failure.getSQLState() != null
                        && STATES.matcher(failure.getSQLState()).matches();
        return outage ? OptionalInt.of(HttpStatus.SERVICE_UNAVAILABLE.value()) : OptionalInt.empty();
    }
}
