package com.eiam.accounts.reference.start;

import com.eiam.accounts.tenant.TenantFileException;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationContextException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.TransactionSystemException;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** Reports in one line why the server did not start. The log at level debug has the stack trace. */
@Order(Ordered.HIGHEST_PRECEDENCE)
record StartFailureReporter(@Nullable ConfigurableApplicationContext context) implements SpringBootExceptionReporter {

    /**
     * The states of SQL that the database is to blame for. Class 08: connection exceptions; 25: it is read-only; 28:
     * the login was refused; 3D: there is no such database (SQL:2016, 24.1). 53 and 57: PostgreSQL has no connection
     * left, or is shutting down. 42501: a privilege is missing. 26 and 42P05: a prepared statement is not there, or
     * there already. 90: H2.
     */
    private static final Pattern UNUSABLE = Pattern.compile("(08|25|26|28|3D|53|57|90).*|42501|42P05");

    /** A table or a column is missing, in PostgreSQL and in H2. */
    private static final Pattern NOT_MIGRATED = Pattern.compile("42P01|42703|42S0[234]|42S22");

    /** The sources of settings that nobody sets at a start. */
    private static final Pattern OURS = Pattern.compile("class path resource|applicationInfo");

    /** The settings that can make a start fail. */
    private static final List<ConfigurationPropertyName> PREFIXES = Stream.of(
                    "eiam", "logging", "management", "server", "spring")
            .map(ConfigurationPropertyName::of)
            .toList();

    private static final Logger LOG = LoggerFactory.getLogger(StartFailureReporter.class);

    @Override
    public boolean reportException(Throwable failure) {
        String reason = firstReason(failure);
        // A value of a setting can have line feeds and what acts on a terminal.
        String line = (reason == null ? settings(failure) : reason).replaceAll("\\p{Cntrl}+", " ");
        LOG.error("The server did not start: {}", line);
        LOG.debug("The start failed", failure);
        return true;
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
        if (cause instanceof MarkedYAMLException yaml && yaml.getProblemMark() != null) {
            return "a file with settings is not valid YAML in line "
                    + (yaml.getProblemMark().getLine() + 1) + ": " + yaml.getProblem()
                    + " (application.yaml, or what spring.config.location names)";
        }
        if (cause instanceof PortInUseException taken) {
            return "port " + taken.getPort() + " is taken by another program; choose another one with " + port(taken);
        }
        if (cause instanceof OutOfMemoryError) {
            return "there is not enough memory (" + cause.getMessage() + "); give Java more with -Xmx, 256m is enough";
        }
        if (cause instanceof FlywayValidateException migrations) {
            return database() + " has other migrations than this version: "
                    + migrations.getMessage().lines().skip(1).findFirst().orElse("")
                    + " (spring.datasource.url; use the version of the server that made the tables, or a newer one)";
        }
        if (cause instanceof SQLException sql && sql.getSQLState() != null) {
            if (UNUSABLE.matcher(sql.getSQLState()).matches()) {
                return database() + " cannot be used: " + firstLine(sql) + " " + whatToDo(sql.getSQLState());
            }
            if (NOT_MIGRATED.matcher(sql.getSQLState()).matches()) {
                return database() + " does not have the tables of this version: " + firstLine(sql)
                        + " (spring.flyway, spring.datasource)";
            }
        }
        return InvalidSetting.reason(cause);
    }

    private String port(PortInUseException taken) {
        String management = "management.server.port";
        boolean ofManagement = context != null
                && String.valueOf(taken.getPort())
                        .equals(context.getEnvironment().getProperty(management));
        return ofManagement ? management : "server.port";
    }

    private String database() {
        String url = context == null ? "" : context.getEnvironment().getProperty("spring.datasource.url", "");
        return "the database " + SpringSettings.withoutSecrets(url);
    }

    private static String whatToDo(String state) {
        if (state.startsWith("25")) {
            return "(spring.datasource.url; use the server that takes changes, not a read-only copy)";
        }
        if (state.startsWith("26") || state.equals("42P05")) {
            return "(a pooler such as PgBouncer gives each transaction another connection: add prepareThreshold=0 to"
                    + " spring.datasource.url)";
        }
        return state.equals("42501")
                ? "(spring.datasource.username; grant this user create on the schema)"
                : "(spring.datasource.url, username, password)";
    }

    private static String firstLine(SQLException failure) {
        // The driver says only that it could not connect.
        return failure.getCause() instanceof UnknownHostException host
                ? "there is no host " + host.getMessage().replaceFirst(".*@", "")
                : failure.getMessage().lines().findFirst().orElse("").replaceFirst("; SQL statement:$", "");
    }

    /** The sentence of the failure with the settings that can be its reason. */
    private String settings(Throwable failure) {
        String sentence = SpringSettings.messageWithoutSecrets(deepestSentence(failure));
        if (context == null) {
            return "the settings cannot be read: " + sentence;
        }
        Set<String> failed = InvalidSetting.causes(failure)
                .filter(BeanCreationException.class::isInstance)
                .map(cause -> String.valueOf(((BeanCreationException) cause).getBeanName()))
                .collect(Collectors.toSet());
        if (failed.stream().anyMatch(bean -> bean.matches("dataSource|flyway|flywayInitializer"))) {
            return "the database cannot be used with the settings spring.datasource and spring.flyway: " + sentence;
        }
        boolean webServer = InvalidSetting.causes(failure).anyMatch(ApplicationContextException.class::isInstance);
        if (webServer && (failed.isEmpty() || failed.contains("tomcatServletWebServerFactory"))) {
            return "the web server cannot use the settings server" + (isSecured() ? ".ssl: " : ": ") + sentence;
        }
        String given = given();
        return sentence + (given.isEmpty() ? "" : "; one of these settings can be the reason: " + given)
                + " (--logging.level.com.eiam=debug shows more)";
    }

    /** The names of the settings that come neither from the jar nor from Spring Boot. */
    private String given() {
        return SettingNames.sources(context.getEnvironment())
                .filter(source -> !OURS.matcher(String.valueOf(source.getUnderlyingSource()))
                        .find())
                .flatMap(IterableConfigurationPropertySource::stream)
                .filter(name -> PREFIXES.stream().anyMatch(prefix -> prefix.isAncestorOf(name)))
                .map(ConfigurationPropertyName::toString)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private boolean isSecured() {
        return context != null
                && Binder.get(context.getEnvironment())
                        .bind("server.ssl", Bindable.mapOf(String.class, Object.class))
                        .isBound();
    }

    /** The last message of the causes that is more than the name of a file. */
    private static String deepestSentence(Throwable failure) {
        return InvalidSetting.causes(failure)
                .map(Throwable::getMessage)
                .filter(message -> message != null && message.contains(" "))
                .map(message -> message.lines().findFirst().orElse(""))
                .reduce((before, message) -> message)
                .orElse(failure.getClass().getSimpleName());
    }
}
