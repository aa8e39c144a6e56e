package com.eiam.accounts.reference.start;

import java.net.InetAddress;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.convert.ConversionException;
import org.springframework.util.unit.DataSize;

/** A setting with a bad value, as one line: its name, its value unless it is a secret, and what it needs. */
final class InvalidSetting {

    private static final int LONGEST_VALUE = 100;
    private static final Map<Class<?>, String> VALUES = Map.of(
            Duration.class, "a duration such as 500ms, 30s or 5m",
            DataSize.class, "a size such as 16KB",
            Class.class, "the name of a class",
            Charset.class, "a character set such as UTF-8",
            InetAddress.class, "an address of this machine",
            Integer.class, "a whole number up to " + Integer.MAX_VALUE,
            int.class, "a whole number up to " + Integer.MAX_VALUE);

    private InvalidSetting() {}

    /** The line for a failure, or null if it is another one. */
    static @Nullable String reason(Throwable failure) {
        if (failure instanceof InvalidConfigurationPropertyValueException invalid) {
            return line(invalid.getName(), invalid.getValue(), String.valueOf(invalid.getReason()));
        }
        if (failure instanceof BindException bind && !isNested(bind)) {
            ConfigurationProperty property = bind.getProperty();
            return property == null
                    ? line(bind.getName().toString(), null, needs(bind))
                    : line(property.getName().toString(), property.getValue(), needs(bind));
        }
        return null;
    }

    /** Whether a cause says more. */
    private static boolean isNested(Throwable failure) {
        return causes(failure.getCause())
                .anyMatch(cause ->
                        cause instanceof BindException || cause instanceof InvalidConfigurationPropertyValueException);
    }

    /** A failure and its causes, from the outside in. */
    static Stream<Throwable> causes(@Nullable Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static String line(String setting, @Nullable Object value, String reason) {
        boolean secret = setting.toLowerCase(Locale.ROOT).matches(".*(password|secret).*");
        String shown = secret || value == null ? "has an invalid value" : "is '" + printable(value.toString()) + "'";
        return setting + " " + shown + "; " + reason;
    }

    private static String printable(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() > LONGEST_VALUE ? line.substring(0, LONGEST_VALUE) + "..." : line;
    }

    private static String needs(BindException failure) {
        Class<?> type = failure.getTarget().getType().resolve(Object.class);
        if (type == Boolean.class || type == boolean.class) {
            return "it needs true or false";
        }
        if (causes(failure).noneMatch(ConversionException.class::isInstance)) {
            return causes(failure.getCause())
                    .filter(RuntimeException.class::isInstance)
                    .reduce((outer, inner) -> inner)
                    .map(refused -> printable(String.valueOf(refused.getMessage())))
                    .orElse("it cannot be used");
        }
        if (type.isEnum()) {
            return "it needs one of "
                    + Stream.of(type.getEnumConstants())
                            .map(constant -> constant.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
        }
        boolean number = Number.class.isAssignableFrom(type) || type.isPrimitive();
        return "it needs " + VALUES.getOrDefault(type, number ? "a whole number" : "a " + type.getSimpleName());
    }
}
