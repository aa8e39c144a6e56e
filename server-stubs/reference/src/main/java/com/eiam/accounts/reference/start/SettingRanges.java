package com.eiam.accounts.reference.start;

import com.eiam.accounts.server.start.SettingRange;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.unit.DataSize;

/** Ranges of settings that Tomcat and the connection pool do not check. Outside of them, no request is answered. */
final class SettingRanges {

    private SettingRanges() {}

    static void check(Binder settings) {
        check(settings, "server.tomcat.accept-count", Integer.class, 1, 1_000_000);
        check(settings, "server.tomcat.max-connections", Integer.class, 1, 1_000_000);
        check(settings, "server.tomcat.max-keep-alive-requests", Integer.class, -1, Integer.MAX_VALUE);
        check(settings, "server.tomcat.max-parameter-count", Integer.class, 1, 1_000_000);
        check(settings, "server.tomcat.threads.max", Integer.class, 1, 10_000);
        check(settings, "server.tomcat.threads.max-queue-capacity", Integer.class, 1, Integer.MAX_VALUE);
        check(settings, "server.tomcat.threads.min-spare", Integer.class, 0, 10_000);
        check(settings, "spring.datasource.hikari.connection-timeout", Integer.class, 250, 3_600_000);
        check(settings, "spring.datasource.hikari.leak-detection-threshold", Integer.class, 0, 3_600_000);
        check(settings, "spring.datasource.hikari.maximum-pool-size", Integer.class, 1, 10_000);
        check(settings, "spring.datasource.hikari.minimum-idle", Integer.class, 0, 10_000);
        DataSize kilobyte = DataSize.ofKilobytes(1);
        DataSize megabyte = DataSize.ofMegabytes(1);
        check(settings, "server.max-http-request-header-size", DataSize.class, kilobyte, megabyte);
        check(settings, "server.tomcat.max-http-form-post-size", DataSize.class, kilobyte, DataSize.ofGigabytes(1));
        check(settings, "server.tomcat.max-http-response-header-size", DataSize.class, kilobyte, megabyte);
        check(settings, "server.tomcat.max-swallow-size", DataSize.class, DataSize.ofBytes(0), DataSize.ofGigabytes(1));
    }

    /** Checks a setting if it is set. */
    static <T extends Comparable<T>> void check(Binder settings, String setting, Class<T> type, T least, T most) {
        settings.bind(setting, type).ifBound(value -> SettingRange.check(setting, value, least, most));
    }
}
