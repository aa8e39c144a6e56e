package com.eiam.accounts.reference.start;

import com.eiam.accounts.tenant.TenantFileException;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.TransactionSystemException;

/** Reports in one line why the server did not start, unless the reason is a fault of the program. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartFailureReporter implements SpringBootExceptionReporter {

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        String reason = firstReason(failure);
        if (reason != null) {
            LOG.error("The server did not start: {}", reason);
        }
        return reason != null;
    }

    private @Nullable String firstReason(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        String reason = reason(failure);
        if (reason == null && failure instanceof TransactionSystemException rollback) {
            // The rollback failed too. Its own cause says less than what it was for.
            reason = firstReason(rollback.getOriginalException());
        }
        return reason == null ? firstReason(failure.getCause()) : reason;
    }

    private @Nullable String reason(Throwable cause) {
        if (cause instanceof StartException) {
            return cause.getMessage();
        }
        if (cause instanceof TenantFileException) {
            return cause.getMessage() + " (eiam.accounts.tenant-file)";
        }
        if (cause instanceof PortInUseException taken) {
            return "port " + taken.getPort() + " is taken by another program; choose another one with server.port";
        }
        // Class 08: connection exceptions; 28: the login was refused; 3D: there is no such database (SQL:2016, 24.1).
        // 53 and 57: PostgreSQL has no connection left, or is shutting down. 90: H2.
        if (cause instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().matches("(08|28|3D|53|57|90).*")) {
            String url = context == null ? "" : context.getEnvironment().getProperty("spring.datasource.url", "");
            return "the database " + SpringSettings.withoutSecrets(url) + " cannot be used: "
                    + sql.getMessage().lines().findFirst().orElse("") + " (spring.datasource.url, username, password)";
        }
        if (cause instanceof ApplicationContextException && isSecured() && !hasBeanFailure(cause)) {
            return "the web server cannot use the settings server.ssl: " + deepestSentence(cause);
        }
        return InvalidSetting.reason(cause);
    }

    private boolean isSecured() {
        return context != null
                && Binder.get(context.getEnvironment())
                        .bind("server.ssl", Bindable.mapOf(String.class, Object.class))
                        .isBound();
    }

    /** The last message of the causes that is more than the name of a file. */
    private static String deepestSentence(Throwable failure) {
        return causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && message.contains(" "))
                .reduce("", (before, message) -> message);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean hasBeanFailure(Throwable failure) {
        return causes(failure).anyMatch(BeanCreationException.class::isInstance);
    }
}
