package com.eiam.accounts.reference.start;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.core.joran.event.SaxEventRecorder;
import ch.qos.logback.core.joran.spi.JoranException;
import ch.qos.logback.core.rolling.helper.FileNamePattern;
import ch.qos.logback.core.rolling.helper.PeriodicityType;
import ch.qos.logback.core.rolling.helper.RollingCalendar;
import ch.qos.logback.core.status.Status;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.logging.LogFile;
import org.springframework.boot.logging.logback.ColorConverter;
import org.springframework.boot.logging.logback.CorrelationIdConverter;
import org.springframework.boot.logging.logback.EnclosedInSquareBracketsConverter;
import org.springframework.boot.logging.logback.ExtendedWhitespaceThrowableProxyConverter;
import org.springframework.boot.logging.logback.WhitespaceThrowableProxyConverter;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import org.xml.sax.InputSource;

/** Checks settings of the log. Without these checks, the log would fail before it can say why. */
final class LogSettings {

    private static final String CONFIGURATION = "logging.config";
    private static final String NEEDS_FILE = "it needs a file with the XML of Logback";

    private LogSettings() {}

    static void check(Environment environment) {
        Binder settings = Binder.get(environment);
        settings.bind(CONFIGURATION, String.class).ifBound(LogSettings::checkConfiguration);
        settings.bind("logging.pattern.dateformat", String.class)
                .ifBound(pattern -> checkPattern("logging.pattern.dateformat", pattern, "%d{" + pattern + "}"));
        List.of("console", "file").forEach(output -> {
            settings.bind("logging.charset." + output, Charset.class);
            checkFormat(settings, "logging.structured.format." + output);
        });
        List.of(
                        "logging.pattern.console",
                        "logging.pattern.file",
                        "logging.pattern.level",
                        "logging.pattern.correlation",
                        "logging.exception-conversion-word")
                .forEach(setting -> settings.bind(setting, String.class)
                        .ifBound(pattern -> checkPattern(setting, pattern, pattern)));
        checkRolling(settings);
        LogFile file = LogFile.get(environment);
        if (file != null) {
            checkFile(Path.of(file.toString()), environment.containsProperty("logging.file.name") ? "name" : "path");
        }
    }

    private static void checkConfiguration(String location) {
        if (location.isEmpty()) {
            return;
        }
        try (InputStream content =
                ApplicationResourceLoader.get().getResource(location).getInputStream()) {
            new SaxEventRecorder(new LoggerContext()).recordEvents(new InputSource(content));
        } catch (IOException | JoranException e) {
            throw new InvalidConfigurationPropertyValueException(CONFIGURATION, location, NEEDS_FILE);
        }
    }

    private static void checkFormat(Binder settings, String setting) {
        List<String> formats = List.of("ecs", "gelf", "logstash");
        SpringSettings.require(
                settings,
                setting,
                String.class,
                format -> formats.contains(format) || ClassUtils.isPresent(format, null),
                "it needs one of " + String.join(", ", formats));
    }

    private static void checkPattern(String setting, String value, String pattern) {
        LoggerContext trial = new LoggerContext();
        PatternLayout layout = new PatternLayout();
        layout.setContext(trial);
        // Spring Boot's own words, which Logback does not know.
        var words = layout.getInstanceConverterMap();
        words.put("clr", ColorConverter::new);
        words.put("correlationId", CorrelationIdConverter::new);
        words.put("esb", EnclosedInSquareBracketsConverter::new);
        words.put("wex", WhitespaceThrowableProxyConverter::new);
        words.put("wEx", ExtendedWhitespaceThrowableProxyConverter::new);
        layout.setPattern(pattern);
        try {
            layout.start();
        } catch (RuntimeException e) {
            throw badPattern(setting, value, e.getMessage());
        }
        trial.getStatusManager().getCopyOfStatusList().stream()
                .filter(status -> status.getEffectiveLevel() == Status.ERROR || status.getThrowable() != null)
                .findFirst()
                .ifPresent(status -> {
                    throw badPattern(setting, value, status.getMessage());
                });
    }

    private static InvalidConfigurationPropertyValueException badPattern(String setting, String value, String reason) {
        return new InvalidConfigurationPropertyValueException(
                setting, value, "it needs a pattern of Logback: " + reason);
    }

    private static void checkRolling(Binder settings) {
        String prefix = "logging.logback.rollingpolicy.";
        settings.bind(prefix + "clean-history-on-start", Boolean.class);
        settings.bind(prefix + "max-file-size", DataSize.class);
        settings.bind(prefix + "max-history", Integer.class);
        settings.bind(prefix + "total-size-cap", DataSize.class);
        SpringSettings.require(
                settings,
                prefix + "file-name-pattern",
                String.class,
                LogSettings::hasDateAndNumber,
                "it needs a file name with %d and %i, such as server.%d{yyyy-MM-dd}.%i.gz");
    }

    private static boolean hasDateAndNumber(String pattern) {
        try {
            FileNamePattern name = new FileNamePattern(pattern, new LoggerContext());
            var date = name.getPrimaryDateTokenConverter();
            return date != null
                    && new RollingCalendar(date.getDatePattern()).getPeriodicityType() != PeriodicityType.ERRONEOUS
                    && name.getIntegerTokenConverter() != null;
        } catch (RuntimeException invalid) {
            return false;
        }
    }

    private static void checkFile(Path file, String setting) {
        if (!SpringSettings.canBeWritten(file.toAbsolutePath())) {
            throw new InvalidConfigurationPropertyValueException(
                    "logging.file." + setting, file, "it needs a file that can be written");
        }
    }
}
