package com.eiam.accounts.client.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.client.EiamAccounts;
import com.eiam.accounts.client.WireServer;
import com.eiam.accounts.client.error.TokenException;
import com.eiam.accounts.client.model.TokenErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that come from elsewhere. */
class TokenSourceTest {

    private final WireServer server = new WireServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aTeamCanHaveTokensOfItsOwn() {
        List<String> refused = new ArrayList<>();
        server.then(400, WireServer.INVALID_TOKEN);
        try (EiamAccounts own = EiamAccounts.builder()
                .baseUrl(server.url())
                .tokenSource(new TokenSource() {
                    @Override
                    public String token() {
                        return "own-" + refused.size();
                    }

                    @Override
                    public void refused(String token) {
                        refused.add(token);
                    }
                })
                .build()) {
            own.accounts().enableAccount("a1", "c1");
        }

        assertThat(server.calls())
                .extracting(call -> call.header("Authorization"))
                .containsExactly("Bearer own-0", "Bearer own-1");
        assertThat(refused).containsExactly("own-0");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void aSourceOfTokensThatFailsFailsTheFutureToo() {
        TokenSource broken = () -> {
            throw new IllegalStateException("the vault is sealed");
        };
        try (EiamAccounts own =
                EiamAccounts.builder().baseUrl(server.url()).tokenSource(broken).build()) {
            CompletableFuture<?> call = own.accounts().enableAccountAsync("a1", "c1");

            assertThatThrownBy(call::join).hasCause(new IllegalStateException("the vault is sealed"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"token", "invalid_token"})
    void aTokenWhoseTextIsPartOfACodeIsReplacedToo(String token) {
        server.then(400, WireServer.INVALID_TOKEN).then(400, WireServer.INVALID_TOKEN);
        List<String> refused = new ArrayList<>();
        TokenSource source = new TokenSource() {
            @Override
            public String token() {
                return token;
            }

            @Override
            public void refused(String old) {
                refused.add(old);
            }
        };
        try (EiamAccounts own =
                EiamAccounts.builder().baseUrl(server.url()).tokenSource(source).build()) {
            assertThatThrownBy(() -> own.accounts().enableAccount("a1", "c1"))
                    .isInstanceOfSatisfying(
                            TokenException.class,
                            e -> assertThat(e.tokenErrorCode()).isEqualTo(TokenErrorCode.INVALID_TOKEN));
        }
        assertThat(refused).containsExactly(token);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "t\r\nX: y", "钥"})
    void aTokenThatNoHeaderCanCarryIsNotSentAndNoSignOfHealth(String token) {
        try (EiamAccounts own = EiamAccounts.builder()
                .baseUrl(server.url())
                .tokenSource(() -> token)
                .build()) {
            assertThatThrownBy(() -> own.accounts().enableAccount("a1", "c1"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the TokenSource answered a token that no Authorization header can carry");
            assertThatThrownBy(own::authenticate).isInstanceOf(IllegalStateException.class);
        }
        assertThat(server.calls()).isEmpty();
    }
}
