package com.eiam.accounts.client.internal.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads the dates of headers in the three forms of RFC 9110, 5.6.7; two of them are obsolete, and must be read. */
final class HttpDate {

    private static final List<DateTimeFormatter> FORMS = List.of(
            DateTimeFormatter.RFC_1123_DATE_TIME,
            // RFC 850; a year that seems to be more than 50 years ahead is past.
            utc(new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("dd-MMM-")
                    .appendValueReduced(
                            ChronoField.YEAR,
                            2,
                            2,
                            LocalDate.now(ZoneOffset.UTC).minusYears(49))
                    .appendPattern(" HH:mm:ss 'GMT'")),
            // The form of C's asctime.
            utc(new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("MMM d HH:mm:ss yyyy")));

    private HttpDate() {}

    private static DateTimeFormatter utc(DateTimeFormatterBuilder form) {
        return form.toFormatter(Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** Whatever the day of the week, which says nothing more; empty if it is no date. */
    static Optional<Instant> read(String text) {
        String date = text.strip().replaceAll("\\s+", " ").replaceFirst("^[A-Za-z]+,? ", "");
        for (DateTimeFormatter form : FORMS) {
            try {
                return Optional.of(form.parse(date, Instant::from));
            } catch (DateTimeException e) {
                // Perhaps it has another form.
            }
        }
        return Optional.empty();
    }
}
