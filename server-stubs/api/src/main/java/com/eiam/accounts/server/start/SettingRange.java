package com.eiam.accounts.server.start;

import java.time.Duration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.format.annotation.DurationFormat.Style;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.unit.DataSize;

/** Checks that values of settings are in their range. Spring Boot reports the exception without a stack trace. */
public final class SettingRange {

    private SettingRange() {}

    /**
     * Checks a number, a duration or a size.
     *
     * @throws InvalidConfigurationPropertyValueException if it is out of range
     */
    public static <T extends Comparable<T>> void check(String setting, T value, T least, T most) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    setting, text(value), "it needs " + text(least) + " to " + text(most));
        }
    }

    /**
     * Checks a duration of whole seconds.
     *
     * @throws InvalidConfigurationPropertyValueException if it is out of range or has a fraction of a second
     */
    public static void checkSeconds(String setting, Duration value, Duration least, Duration most) {
        check(setting, value, least, most);
        if (value.getNano() != 0) {
            throw new InvalidConfigurationPropertyValueException(setting, text(value), "it needs whole seconds");
        }
    }

    private static String text(Object value) {
        if (value instanceof Duration duration) {
            return duration.isZero() ? "0s" : DurationFormatterUtils.print(duration, Style.COMPOSITE);
        }
        boolean kilobytes = value instanceof DataSize size && size.toBytes() % 1024 == 0 && size.toBytes() != 0;
        return kilobytes ? ((DataSize) value).toKilobytes() + "KB" : value.toString();
    }
}
