package com.eiam.accounts.client.token;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.model.UpdateAccountRequest;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A header reports an invalid token, and the body cannot be read. */
class UnreadableRefusalTest {

    private static final String CHALLENGE = "Bearer error=\"invalid_token\"";

    private static final UpdateAccountRequest UPDATE = new UpdateAccountRequest().name("n");

    private static final Map<String, WireServer.Answer> REFUSALS = Map.of(
            "unknown coding",
            WireServer.json(401, "garbage", "WWW-Authenticate", CHALLENGE, "Content-Encoding", "br"),
            "false gzip",
            WireServer.json(401, "garbage", "WWW-Authenticate", CHALLENGE, "Content-Encoding", "gzip"),
            "endless",
            exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", CHALLENGE);
                exchange.sendResponseHeaders(401, 0);
                byte[] part = new byte[1 << 20];
                Arrays.fill(part, (byte) 'x');
                OutputStream body = exchange.getResponseBody();
                while (true) {
                    body.write(part);
                }
            },
            "truncated",
            exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", CHALLENGE);
                exchange.sendResponseHeaders(401, 100);
                exchange.getResponseBody().write('x');
                // The server of newer JDKs would drop even the head.
                exchange.getResponseBody().flush();
            },
            "stalled",
            exchange -> {
                exchange.getResponseHeaders().set("WWW-Authenticate", CHALLENGE);
                exchange.sendResponseHeaders(401, 100);
                exchange.getResponseBody().flush();
                new CountDownLatch(1).await();
            });

    private final WireServer server = new WireServer();

    /** Waits for a body longer than a test may take. */
    private final EiamAccounts client =
            server.client().requestTimeout(Duration.ofMinutes(6)).build();

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown coding", "false gzip", "endless", "truncated", "stalled"})
    void aCallIsRepeatedWithANewToken(String body) {
        server.then(REFUSALS.get(body));

        client.accounts().updateAccount("app", "account", UPDATE);

        assertThatTheSecondTokenIsUsed();
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown coding", "false gzip", "endless", "truncated", "stalled"})
    void anAsynchronousCallIsRepeatedWithANewToken(String body) {
        server.then(REFUSALS.get(body));

        client.accounts().updateAccountAsync("app", "account", UPDATE).join();

        assertThatTheSecondTokenIsUsed();
    }

    private void assertThatTheSecondTokenIsUsed() {
        assertThat(server.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer token-1", "Bearer token-2");
    }
}
