package com.eiam.accounts.client.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.EiamAccountsBuilder;
import com.eiam.accounts.client.call.RetryPolicy;
import com.eiam.accounts.client.error.NoResponseException;
import com.eiam.accounts.client.error.NoResponseException.Reason;
import com.eiam.accounts.client.error.UnexpectedResponseException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Responses that the JDK cannot read, byte by byte: no such response is a mistake of the caller. */
class RawResponsesTest {

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\n\r\n", ""})
    void aTlsHandshakeThatFailsHasSentNothing(String answer) throws IOException {
        try (ServerSocket plain = listening()) {
            Thread answering = new Thread(() -> answerPlainText(plain, answer));
            answering.start();
            try (EiamAccounts secure = client().baseUrl("https://localhost:" + plain.getLocalPort())
                    .build()) {
                assertThatThrownBy(() -> call(secure, false))
                        .isInstanceOfSatisfying(
                                NoResponseException.class,
                                e -> assertThat(e.reason()).as(e.toString()).isEqualTo(Reason.NOT_CONNECTED));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1e3", "99999999999999999999", "5, 5", "", "-5"})
    void aLengthThatIsNoneIsNoMistakeOfTheCaller(String length) throws IOException {
        for (boolean async : new boolean[] {false, true}) {
            try (ServerSocket plain = listening()) {
                new Thread(() -> answerPlainText(plain, "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n{}"))
                        .start();
                try (EiamAccounts own = client().baseUrl("http://localhost:" + plain.getLocalPort())
                        .build()) {
                    assertThatThrownBy(() -> call(own, async))
                            .isInstanceOfSatisfying(
                                    NoResponseException.class,
                                    e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN))
                            .hasMessageContaining("enableAccount: no response from PUT ");
                }
            }
        }
    }

    @Test
    void aProxyThatWantsOtherCredentialsIsNamed() throws IOException {
        for (boolean async : new boolean[] {false, true}) {
            try (ServerSocket proxy = listening()) {
                new Thread(() -> answerPlainText(
                                proxy,
                                "HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n"
                                        + "Proxy-Authenticate: Basic realm=\"p\"\r\n\r\n"))
                        .start();
                try (EiamAccounts proxied = client().baseUrl("https://api.example.com")
                        .proxy("localhost", proxy.getLocalPort(), "user", "wrong-password")
                        .build()) {
                    assertThatThrownBy(() -> call(proxied, async))
                            .isInstanceOf(UnexpectedResponseException.class)
                            .hasMessageContaining("an empty body, by a proxy that wants other credentials"
                                    + "; for https, start the JVM with"
                                    + " -Djdk.http.auth.tunneling.disabledSchemes= (status 407, ");
                }
            }
        }
    }

    private static void call(EiamAccounts by, boolean async) throws Throwable {
        try {
            if (async) {
                by.accounts().enableAccountAsync("a1", "c1").join();
            } else {
                by.accounts().enableAccount("a1", "c1");
            }
        } catch (CompletionException e) {
            throw e.getCause();
        }
    }

    private static void answerPlainText(ServerSocket plain, String answer) {
        try (Socket socket = plain.accept()) {
            // All of it: closing a socket with unread bytes resets the connection, and the answer can be lost.
            socket.getInputStream().read(new byte[16 * 1024]);
            socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            // The client has gone.
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static EiamAccountsBuilder client() {
        return EiamAccounts.builder().tokenSource(() -> "own").retries(RetryPolicy.none());
    }
}
