package com.eiam.accounts.client.retry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.WireTest;
import com.eiam.accounts.client.call.CallOptions;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.RefusedException;
import com.eiam.accounts.client.model.CreateOrphanAccountRequest;
import com.eiam.accounts.client.model.ErrorCode;
import com.eiam.accounts.client.model.RoleIdsRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest extends WireTest {

    @Test
    void thereAreThreeTriesAtMost() {
        for (int i = 0; i < 3; i++) {
            server.then(429, WireServer.TOO_MANY, "Retry-After", "1");
        }

        assertThatThrownBy(() -> create(client)).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.errorCode()).isEqualTo(ErrorCode.HTTP_429);
            assertThat(e.retryAfter()).hasValue(Duration.ofSeconds(1));
        });
        assertThat(server.calls()).hasSize(3);
    }

    @Test
    void anUpdateIsRepeatedWhenTheServerWasUnavailable() {
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", "0");

        update(client);

        assertThat(server.calls()).hasSize(2);
    }

    @Test
    void aCreationIsNotRepeatedWhenTheServerWasUnavailable() {
        server.then(503, WireServer.UNAVAILABLE, "Retry-After", "0");

        assertThatThrownBy(() -> create(client)).isInstanceOf(RefusedException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void retriesCanBeSwitchedOffForTheClientAndForACall() {
        server.then(429, WireServer.TOO_MANY);
        assertThatThrownBy(() -> client.accounts()
                        .with(CallOptions.none().retries(RetryPolicy.none()))
                        .getAccount("a1", "c1"))
                .isInstanceOf(RefusedException.class);

        server.then(429, WireServer.TOO_MANY);
        try (EiamAccounts once = server.client().retries(RetryPolicy.none()).build()) {
            assertThatThrownBy(() -> once.accounts().getAccount("a1", "c1")).isInstanceOf(RefusedException.class);
        }
        assertThat(pauses).isEmpty();
    }

    @Test
    void aServerInTroubleGetsNoStormOfRetries() {
        server.otherwise(WireServer.json(429, WireServer.TOO_MANY));

        for (int i = 0; i < 300; i++) {
            assertThatThrownBy(() -> create(client)).isInstanceOf(RefusedException.class);
        }

        assertThat(server.calls()).as("300 and the budget").hasSize(400);
    }

    @Test
    void aCreationWhoseAnswerWasLostIsRepeatedOnlyWithAnIdempotencyKey() {
        server.then(exchange -> {});
        assertThatThrownBy(() -> create(client))
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN));
        assertThat(server.calls()).hasSize(1);

        server.then(exchange -> {});
        client.accounts()
                .with(CallOptions.none().idempotencyKey("k\"1"))
                .createOrphanAccount("a1", new CreateOrphanAccountRequest().accountName("n"));
        assertThat(server.calls())
                .hasSize(3)
                .last()
                .extracting(call -> call.header("Idempotency-Key"))
                .isEqualTo("\"k\\\"1\"");
    }

    @Test
    void aKeyIsOfNoUseToAnOperationThatTakesNone() {
        server.then(exchange -> {});

        assertThatThrownBy(() -> client.accountRoles()
                        .with(CallOptions.none().idempotencyKey("k1"))
                        .removeAccountRoles("a1", "c1", new RoleIdsRequest().roleIds(List.of("r1"))))
                .isInstanceOf(NoResponseException.class);
        assertThat(server.calls())
                .as("the second answer would say that the role was not there")
                .hasSize(1);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " ", "k\n", "钥"})
    void aKeyThatAHeaderCannotCarryIsTheCallersMistake(String key) {
        CallOptions options = CallOptions.none();
        assertThatThrownBy(() -> options.idempotencyKey(key))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("idempotencyKey must be");
    }

    @Test
    void aReadWhoseAnswerWasLostIsRepeated() {
        server.then(exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write('{');
                    exchange.getResponseBody().flush();
                })
                .then(200, "{\"user_id\":\"1\",\"user_name\":\"u1\"}");

        assertThat(client.publicAccounts().getPublicAccountOwner("a1", "c1").getUserName())
                .isEqualTo("u1");
        assertThat(pauses).hasSize(1);
    }

    @Test
    void anAsynchronousCallIsRepeatedToo() {
        server.then(429, WireServer.TOO_MANY).then(429, WireServer.TOO_MANY);

        assertThat(client.accounts()
                        .createOrphanAccountAsync("a1", new CreateOrphanAccountRequest().accountName("n"))
                        .join()
                        .getAccountId())
                .isNotBlank();
        assertThat(server.calls()).hasSize(3);
        assertThat(pauses).as("no thread waited").isEmpty();
    }

    @Test
    void aFaultOfTheServerIsNotRepeated() {
        server.then(500, "{\"error_code\":\"HTTP.500\",\"error_msg\":\"服务器内部错误\"}", "Retry-After", "0");

        assertThatThrownBy(() -> update(client)).isInstanceOf(RefusedException.class);
        assertThat(server.calls()).hasSize(1);
    }

    @Test
    void aConnectionIsTriedThreeTimes() {
        server.close();

        assertThatThrownBy(() -> create(client))
                .isInstanceOfSatisfying(
                        NoResponseException.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_CONNECTED));
        assertThat(pauses).hasSize(2);
        assertThat(pauses.get(0)).isBetween(Duration.ZERO, Duration.ofMillis(500));
        assertThat(pauses.get(1)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
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
