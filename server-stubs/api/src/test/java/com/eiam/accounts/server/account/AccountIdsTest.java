package com.eiam.accounts.server.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AccountIdsTest {

    private static final Instant NOW = Instant.parse("2022-04-14T16:34:25.614Z");

    @Test
    void beginWithTheTimeAndHaveTheShapeOfTheDocumentedOnes() {
        assertThat(AccountIds.next(NOW)).matches("20220414163425614-[0-9A-F]{4}-[0-9A-F]{9}");
    }

    @Test
    void areUniqueWithinAMillisecond() {
        assertThat(Stream.generate(() -> AccountIds.next(NOW)).limit(10_000)).doesNotHaveDuplicates();
    }
}
