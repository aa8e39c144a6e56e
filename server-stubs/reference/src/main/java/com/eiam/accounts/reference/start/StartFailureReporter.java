package com.eiam.accounts.reference.start;

import com.eiam.accounts.tenant.TenantFileException;
import java.sql.SQLException;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /**
     * The states of SQL that the database is to blame for. Class 08: connection exceptions; 25: it is read-only; 28: the login
     * was refused; 3D: there is no such database (SQL:2016, 24.1). 53 and 57: PostgreSQL has no connection left, or is
     * shutting down. 42501: a privilege is missing. 42P01, 42S02 to 42S04: the tables are missing. 90: H2.
     */
    private static final Pattern UNUSABLE = Pattern.compile("(08|25|28|3D|53|57|90).*|42501|42P01|42S0[234]");

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    private final @Nullable ConfigurableApplicationContext context;

    StartFailureReporter(@Nullable ConfigurableApplicationContext context) {
        this.context = context;
    }

    @Override
    public boolean reportException(Throwable failure) {
        String reason = firstReason(failure);
        if (reason == null) {
            reason = settings(failure);
            LOG.debug("The start failed", failure);
        }
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
        if (cause instanceof SQLException sql
                && sql.getSQLState() != null
                && UNUSABLE.matcher(sql.getSQLState()).matches()) {
            String url = context == null ? "" : context.getEnvironment().getProperty("spring.datasource.url", "");
            return "the database " + SpringSettings.withoutSecrets(url) + " cannot be used: "
                    + sql.getMessage().lines().findFirst().orElse("") + " (spring.datasource.url, username, password)";
        }
        return InvalidSetting.reason(cause);
    }

    /** The settings that a part of Spring Boot cannot use, if the failure is in a part that only has settings. */
    private @Nullable String settings(Throwable failure) {
        if (context == null) {
            return "the settings cannot be read: " + deepestSentence(failure);
        }
        Set<String> failed = causes(failure)
                .filter(BeanCreationException.class::isInstance)
                .map(cause -> String.valueOf(((BeanCreationException) cause).getBeanName()))
                .collect(Collectors.toSet());
        if (failed.stream().anyMatch(bean -> bean.matches("dataSource|flyway|flywayInitializer"))) {
            return "the database cannot be used with the settings spring.datasource and spring.flyway: "
                    + SpringSettings.messageWithoutSecrets(deepestSentence(failure));
        }
        boolean webServer = causes(failure).anyMatch(ApplicationContextException.class::isInstance);
        if (webServer && (failed.isEmpty() || failed.contains("tomcatServletWebServerFactory"))) {
            return "the web server cannot use the settings server" + (isSecured() ? ".ssl: " : ": ")
                    + deepestSentence(failure);
        }
        return null;
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
                .map(message -> message.lines().findFirst().orElse(""))
                .reduce("", (before, message) -> message);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }
}
