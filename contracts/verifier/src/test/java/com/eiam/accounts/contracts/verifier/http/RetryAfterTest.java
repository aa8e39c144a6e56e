package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms of the header (RFC 9110, 10.2.3), and the three forms of dates (5.6.7). */
class RetryAfterTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("1994-11-06T08:49:30Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | 7                              | 7",
                "503 | 0                              | 0",
                "429 | Sun, 06 Nov 1994 08:49:37 GMT  | 7",
                "429 | Sun Nov  6 08:49:37 1994       | 7",
                "503 | Sun, 06 Nov 1994 08:49:20 GMT  | 0",
                "429 | 99999999999999999999           | 2147483647",
                "429 | soon                           | 1",
                "429 | -1                             | 1",
                "503 | soon                           |",
                "500 | 7                              |"
            })
    void saysHowLongToWait(int status, String value, Long seconds) {
        Response response = new Response(status, Map.of("retry-after", List.of(value)), new byte[0]);
        assertThat(RetryAfter.of(response, CLOCK))
                .isEqualTo(Optional.ofNullable(seconds).map(Duration::ofSeconds));
    }

    @Test
    void theClockOfTheServerCounts() {
        Response response = new Response(
                429,
                Map.of(
                        "Retry-After", List.of("Sunday, 06-Nov-94 08:49:37 GMT"),
                        "Date", List.of("Sunday, 06-Nov-94 08:49:35 GMT")),
                new byte[0]);
        assertThat(RetryAfter.of(response, CLOCK))
                .hasValueSatisfying(wait -> assertThat(wait).isEqualTo(Duration.ofSeconds(2)));
    }
}
