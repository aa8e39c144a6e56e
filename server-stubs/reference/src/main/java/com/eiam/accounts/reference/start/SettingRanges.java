package com.eiam.accounts.reference.start;

import com.eiam.accounts.server.start.SettingRange;
import java.util.List;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.util.unit.DataSize;

/** The ranges of settings that Tomcat and the connection pool take as they are, and with which no request is answered. */
final class SettingRanges {

    private static final List<Numbers> NUMBERS = List.of(
            new Numbers("server.tomcat.accept-count", 1, 1_000_000),
            new Numbers("server.tomcat.max-connections", 1, 1_000_000),
            new Numbers("server.tomcat.max-keep-alive-requests", -1, Integer.MAX_VALUE),
            new Numbers("server.tomcat.max-parameter-count", 1, 1_000_000),
            new Numbers("server.tomcat.threads.max", 1, 10_000),
            new Numbers("server.tomcat.threads.max-queue-capacity", 1, Integer.MAX_VALUE),
            new Numbers("server.tomcat.threads.min-spare", 0, 10_000),
            new Numbers("spring.datasource.hikari.connection-timeout", 250, 3_600_000),
            new Numbers("spring.datasource.hikari.leak-detection-threshold", 0, 3_600_000),
            new Numbers("spring.datasource.hikari.maximum-pool-size", 1, 10_000),
            new Numbers("spring.datasource.hikari.minimum-idle", 0, 10_000));

    private static final List<Sizes> SIZES = List.of(
            new Sizes("server.max-http-request-header-size", DataSize.ofKilobytes(1), DataSize.ofMegabytes(1)),
            new Sizes("server.tomcat.max-http-form-post-size", DataSize.ofKilobytes(1), DataSize.ofGigabytes(1)),
            new Sizes("server.tomcat.max-http-response-header-size", DataSize.ofKilobytes(1), DataSize.ofMegabytes(1)),
            new Sizes("server.tomcat.max-swallow-size", DataSize.ofBytes(0), DataSize.ofGigabytes(1)));

    private SettingRanges() {}

    private record Numbers(String setting, int least, int most) {}

    private record Sizes(String setting, DataSize least, DataSize most) {}

    static void check(Binder settings) {
        NUMBERS.forEach(range -> settings.bind(range.setting(), Integer.class)
                .ifBound(value -> SettingRange.check(range.setting(), value, range.least(), range.most())));
        SIZES.forEach(range -> settings.bind(range.setting(), DataSize.class)
                .ifBound(value -> SettingRange.check(range.setting(), value, range.least(), range.most())));
    }
}
