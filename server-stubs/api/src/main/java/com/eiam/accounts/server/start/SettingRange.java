package com.eiam.accounts.server.start;

import java.time.Duration;
import java.util.function.Function;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.format.annotation.DurationFormat.Style;
import org.springframework.format.datetime.standard.DurationFormatterUtils;
import org.springframework.util.unit.DataSize;

/** Checks that values of settings are in their range. Spring Boot reports the exception without a stack trace. */
public final class SettingRange {

    private SettingRange() {}

    /**
     * Checks a duration.
     *
     * @throws InvalidConfigurationPropertyValueException if it is out of range
     */
    public static void check(String setting, Duration value, Duration least, Duration most) {
        check(setting, value, least, most, SettingRange::text);
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

    /**
     * Checks a number.
     *
     * @throws InvalidConfigurationPropertyValueException if it is out of range
     */
    public static void check(String setting, int value, int least, int most) {
        check(setting, value, least, most, String::valueOf);
    }

    /**
     * Checks a size.
     *
     * @throws InvalidConfigurationPropertyValueException if it is out of range
     */
    public static void check(String setting, DataSize value, DataSize least, DataSize most) {
        check(setting, value, least, most, SettingRange::text);
    }

    private static <T extends Comparable<T>> void check(
            String setting, T value, T least, T most, Function<T, String> text) {
        if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new InvalidConfigurationPropertyValueException(
                    setting, text.apply(value), "it needs " + text.apply(least) + " to " + text.apply(most));
        }
    }

    private static String text(DataSize value) {
        boolean whole = value.toBytes() % 1024 == 0 && value.toBytes() != 0;
        return whole ? value.toKilobytes() + "KB" : value.toString();
    }

    private static String text(Duration value) {
        return value.isZero() ? "0s" : DurationFormatterUtils.print(value, Style.COMPOSITE);
    }
}
