package com.eiam.accounts.reference.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Makes ids such as {@code 20220414163425614-2FD6-CA9B208BE}: the time in UTC to the millisecond and 52 random bits. */
@Component
final class AccountIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    AccountIds(Clock clock) {
        this.clock = clock;
    }

    String next() {
        long bits = random.nextLong();
        return TIME.format(clock.instant()) + "-" + HEX.toHexDigits(bits >>> 36, 4) + "-" + HEX.toHexDigits(bits, 9);
    }
}
