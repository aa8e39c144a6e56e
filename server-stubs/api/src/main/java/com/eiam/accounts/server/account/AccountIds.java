package com.eiam.accounts.server.account;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/**
 * Makes ids in the form that the API asks for, such as {@code 20220414163425614-2FD6-CA9B208BE}: the time in UTC to the
 * millisecond and 52 random bits. Thread-safe.
 */
public final class AccountIds {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final SecureRandom RANDOM = new SecureRandom();

    private AccountIds() {}

    /** A new id for an account that is created now. */
    public static String next(Instant now) {
        long bits = RANDOM.nextLong();
        return TIME.format(now) + "-" + HEX.toHexDigits(bits >>> 36, 4) + "-" + HEX.toHexDigits(bits, 9);
    }
}
