package com.eiam.accounts.reference.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountIdsTest {

    private final AccountIds ids =
            new AccountIds(Clock.fixed(Instant.parse("2022-04-14T16:34:25.614Z"), ZoneOffset.UTC));

    @Test
    void beginWithTheTimeAndHaveTheShapeOfTheDocumentedOnes() {
        assertThat(ids.next()).matches("20220414163425614-[0-9A-F]{4}-[0-9A-F]{9}");
    }

    @Test
    void areUniqueWithinAMillisecond() {
        assertThat(Stream.generate(ids::next).limit(10_000)).doesNotHaveDuplicates();
    }
}
