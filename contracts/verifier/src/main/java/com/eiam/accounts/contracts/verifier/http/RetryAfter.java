package com.eiam.accounts.contracts.verifier.http;

import java.math.BigInteger;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads for how long a server wants no request (RFC 9110, 10.2.3): seconds, or a date in one of the forms of 5.6.7. */
final class RetryAfter {

    private static final int TOO_MANY_REQUESTS = 429;

    private static final int UNAVAILABLE = 503;

    /** The wait after a 429 that does not say for how long. */
    private static final Duration USUAL = Duration.ofSeconds(1);

    /** More seconds than any run waits. */
    private static final BigInteger LONGEST = BigInteger.valueOf(Integer.MAX_VALUE);

    private static final List<DateTimeFormatter> DATES = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            new DateTimeFormatterBuilder()
                    .appendPattern("EEEE, dd-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, 1990)
                    .appendPattern(" HH:mm:ss 'GMT'")
                    .toFormatter(Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC),
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC));

    private RetryAfter() {}

    /** How long to wait before a request is repeated; empty if the response does not ask for it. */
    static Optional<Duration> of(Response response, Clock clock) {
        if (response.status() != TOO_MANY_REQUESTS && response.status() != UNAVAILABLE) {
            return Optional.empty();
        }
        Optional<Duration> asked = response.header("Retry-After").stream()
                .map(String::strip)
                .flatMap(value -> value.matches("\\d+")
                        ? Stream.of(Duration.ofSeconds(
                                new BigInteger(value).min(LONGEST).longValue()))
                        : date(value).map(then -> Duration.between(now(response, clock), then)).stream())
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait)
                .findFirst();
        // The header is optional (RFC 6585, 4).
        return response.status() == TOO_MANY_REQUESTS ? asked.or(() -> Optional.of(USUAL)) : asked;
    }

    /** The time on the server, whose clock may differ from ours. */
    private static Instant now(Response response, Clock clock) {
        return response.header("Date").stream()
                .flatMap(value -> date(value.strip()).stream())
                .findFirst()
                .orElseGet(clock::instant);
    }

    private static Optional<Instant> date(String text) {
        for (DateTimeFormatter form : DATES) {
            try {
                return Optional.of(Instant.from(form.parse(text)));
            } catch (DateTimeException e) {
                // Another form may fit.
            }
        }
        return Optional.empty();
    }
}
