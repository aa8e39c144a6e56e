package com.eiam.accounts.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long the client waits before it repeats a request. */
class PausesTest extends WireTest {

    @Test
    void aCreationThatWasOneTooManyIsRepeatedWhenTheServerSays() {
        server.then(429, WireServer.TOO_MANY, "Retry-After", "2").then(429, WireServer.TOO_MANY, "Retry-After", "1");

        create(client);

        assertThat(server.calls()).hasSize(3);
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ofSeconds(2), Duration.ofMillis(2500));
        assertThat(pauses.get(1)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "99999999", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void nobodyIsMadeToWaitLong(String retryAfter) {
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", retryAfter);

        assertThatThrownBy(() -> update(client)).isInstanceOf(RefusedException.class);
        assertThat(pauses).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "EEE, d MMM yyyy HH:mm:ss 'GMT'",
                "EEEE, dd-MMM-yy HH:mm:ss 'GMT'",
                "EEE MMM ppd HH:mm:ss yyyy",
                "'Day', dd MMM yyyy HH:mm:ss 'gmt'"
            })
    void aDateIsAWaitUntilThen(String form) {
        DateTimeFormatter date = DateTimeFormatter.ofPattern(form, Locale.ENGLISH);
        server.then(exchange -> {
            String then = date.format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(7));
            WireServer.json(503, WireServer.UNAVAILABLE, "Retry-After", then).write(exchange);
        });

        update(client);

        assertThat(pauses)
                .singleElement()
                .satisfies(pause -> assertThat(pause).isBetween(Duration.ofSeconds(5), Duration.ofMillis(7500)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-1", "Wed, 21 Oct 2015 07:28:00 GMT", "2044-11-06T08:49:37Z"})
    void aTimeThatIsOverOrUnknownIsAShortRandomPause(String retryAfter) {
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", retryAfter).then(429, WireServer.TOO_MANY);

        update(client);

        assertThat(pauses).hasSize(2).allSatisfy(pause -> assertThat(pause).isLessThanOrEqualTo(Duration.ofSeconds(1)));
    }

    @Test
    void callersThatFailTogetherDoNotComeBackTogether() {
        for (int i = 0; i < 50; i++) {
            server.then(429, WireServer.TOO_MANY);
            create(client);
        }

        assertThat(pauses.stream()
                        .mapToLong(pause -> pause.toMillis() / 50)
                        .distinct()
                        .count())
                .as("slots of 50 ms out of the first 500")
                .isGreaterThan(5);
    }

    @Test
    void anInterruptEndsThePause() {
        server.then(429, WireServer.TOO_MANY, "Retry-After", "2");
        try (EiamAccounts interrupted = server.client(time -> {
                    throw new InterruptedException();
                })
                .build()) {
            assertThatThrownBy(() -> interrupted
                            .accounts()
                            .createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n")))
                    .isInstanceOfSatisfying(
                            NoResponseException.class,
                            e -> assertThat(e.reason()).isEqualTo(Reason.INTERRUPTED));
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
