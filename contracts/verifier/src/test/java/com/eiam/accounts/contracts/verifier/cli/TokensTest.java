package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.Gateway.Answer;
import com.eiam.accounts.contracts.verifier.cli.Gateway.Rule;
import com.sun.net.httpserver.HttpExchange;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tokens that live shortly, and token endpoints that are wrong in one way: all other contracts run. */
@OnReferenceServer
class TokensTest {

    @LocalServerPort
    private int port;

    @TempDir
    private Path reports;

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aTokenThatIsRefusedTooEarlyIsReplacedOnce() throws Exception {
        Map<String, Integer> uses = new ConcurrentHashMap<>();
        Rule shortLived = call -> {
            String token = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
            int use = token.startsWith("Bearer ") ? uses.merge(token, 1, Integer::sum) : 0;
            return use > 10
                    ? Optional.of(new Answer(
                            use % 2 == 0 ? 400 : 401,
                            Map.of("WWW-Authenticate", "Bearer error=\"invalid_token\""),
                            "{\"error\":\"invalid_token\"}"))
                    : Optional.empty();
        };
        try (Gateway gateway = Gateway.before(port, shortLived)) {
            CommandRun run = gateway.verify(reports, "--parallel", "1");
            assertThat(run.out()).contains("note: the server refused a token that should have been valid");
            assertThat(run.exitCode()).isZero();
        }
    }

    @Test
    void tokensAreReplacedBeforeTheyExpire() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        Rule rule = new Rule() {
            @Override
            public Optional<Answer> answer(HttpExchange call) {
                tokens.addAndGet(Gateway.isToken(call) ? 1 : 0);
                return Optional.empty();
            }

            @Override
            public String body(HttpExchange call, String body) {
                return Gateway.isToken(call) ? body.replaceAll("\"expires_in\":\\d+", "\"expires_in\":1") : body;
            }
        };
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = gateway.verify(reports, "--rate", "20", "--parallel", "1");
            assertThat(run.exitCode()).isZero();
            assertThat(tokens.get()).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER"})
    void theCaseOfATokensTypeDoesNotMatter(String type) throws Exception {
        Rule rule = new Rule() {
            @Override
            public Optional<Answer> answer(HttpExchange call) {
                return Optional.empty();
            }

            @Override
            public String body(HttpExchange call, String body) {
                return body.replace("\"Bearer\"", "\"" + type + "\"");
            }
        };
        try (Gateway gateway = Gateway.before(port, rule)) {
            assertThat(gateway.verify(reports, "--operation", "issueToken").exitCode())
                    .isZero();
        }
    }

    @Test
    void aTokenEndpointThatRefusesHeadersIsBrokenAndTheOthersRun() throws Exception {
        Rule noBasic = call -> Gateway.isToken(call) && call.getRequestHeaders().containsKey("Authorization")
                ? Optional.of(new Answer(500, Map.of(), "no headers here"))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, noBasic)) {
            CommandRun run = gateway.verify(reports, "--operation", "issueToken");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains(
                            "BROKEN issueToken",
                            "note: no token for credentials in the header (status 500: no headers here)")
                    .doesNotContain("BROKEN getAccount");
            assertThat(gateway.verify(reports, "--client-auth", "form").exitCode())
                    .isZero();
        }
    }

    @Test
    void aClientWithoutATokenIsNotTheEndOfTheOthers() throws Exception {
        Rule notForReaders = call -> {
            String authorization = String.valueOf(call.getRequestHeaders().getFirst("Authorization"));
            boolean isFirst = requests.incrementAndGet() == 1;
            return Gateway.isToken(call) && !isFirst && !authorization.equals(firstClient())
                    ? Optional.of(new Answer(500, Map.of(), "out of tokens"))
                    : Optional.empty();
        };
        try (Gateway gateway = Gateway.before(port, notForReaders)) {
            CommandRun run = gateway.verify(reports);
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.json().at("/counts/passed").intValue()).isPositive();
            assertThat(run.out())
                    .containsPattern(
                            "\\d+ contracts not run: no token: the client [\\w-]+ was answered with status 500");
        }
    }

    private static String firstClient() {
        return "Basic " + Base64.getEncoder().encodeToString("sandbox:sandbox-secret".getBytes(StandardCharsets.UTF_8));
    }
}
