package com.eiam.accounts.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.NoResponseException.Reason;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class RetriesTest {

    private static final String TOO_MANY = "{\"error_code\":\"HTTP.429\",\"error_msg\":\"请求过于频繁\"}";
    private static final String UNAVAILABLE = "{\"error_code\":\"HTTP.503\",\"error_msg\":\"服务暂不可用\"}";

    private final WireServer server = new WireServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final EiamAccounts client = server.client().sleeper(pauses::add).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void aCreationThatWasOneTooManyIsRepeatedWhenTheServerSays() {
        server.then(429, TOO_MANY, "Retry-After", "2").then(429, TOO_MANY, "Retry-After", "1");

        create();

        assertThat(server.calls()).hasSize(3);
        assertThat(pauses).containsExactly(Duration.ofSeconds(2), Duration.ofSeconds(1));
    }

    @Test
    void thereAreThreeTriesAtMost() {
        for (int i = 0; i < 3; i++) {
            server.then(429, TOO_MANY, "Retry-After", "1");
        }

        assertThatThrownBy(this::create).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.errorCode()).isEqualTo(ErrorCode.HTTP_429);
            assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(1));
        });
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void anUpdateIsRepeatedWhenTheServerWasUnavailable() {
        server.then(503, UNAVAILABLE, "Retry-After", "0");

        update();

        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void aCreationIsNotRepeatedWhenTheServerWasUnavailable() {
        server.then(503, UNAVAILABLE, "Retry-After", "0");

        assertThatThrownBy(this::create).isInstanceOf(RefusedException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "99999999", "Wed, 21 Oct 2026 07:28:00 GMT", "soon", "-1"})
    void nobodyIsMadeToWaitLongOrForAnUnknownTime(String retryAfter) {
        server.then(503, UNAVAILABLE, "Retry-After", retryAfter);

        assertThatThrownBy(this::update).isInstanceOf(RefusedException.class);
        assertThat(pauses).isEmpty();
    }

    @Test
    void aFaultOfTheServerIsNotRepeated() {
        server.then(500, "{\"error_code\":\"HTTP.500\",\"error_msg\":\"服务器内部错误\"}", "Retry-After", "0");

        assertThatThrownBy(this::update).isInstanceOf(RefusedException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aConnectionIsTriedThreeTimes() {
        server.close();

        assertThatThrownBy(this::create)
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONNECTED));
        assertThat(pauses).containsExactly(Duration.ofMillis(200), Duration.ofMillis(400));
    }

    @Test
    void anInterruptEndsThePause() {
        server.then(429, TOO_MANY, "Retry-After", "2");
        try (EiamAccounts interrupted = server.client()
                .sleeper(time -> {
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

    private void create() {
        client.accounts().createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n"));
    }

    private void update() {
        client.accounts().updateAccount("a1", "c1", new UpdateAccountRequest().accountName("n"));
    }

    /** What RetryingTransport does not see: README names it. */
    @Test
    void aReadWhoseConnectionEndsWithoutAByteIsRepeatedByTheJdk() {
        server.then(exchange -> {}).then(200, "{\"user_id\":\"1\",\"user_name\":\"u1\",\"disabled\":false}");

        assertThat(client.publicAccounts().getPublicAccountOwner("a1", "c1").getUserName())
                .isEqualTo("u1");
        assertThat(server.calls()).hasSize(2);
    }
}
