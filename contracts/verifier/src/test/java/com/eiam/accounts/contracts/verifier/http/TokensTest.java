package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Tokens that live shortly, and token endpoints that are wrong in one way: all other contracts run. */
@OnReferenceServer
@Execution(ExecutionMode.CONCURRENT)
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
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--parallel", "1");
            assertThat(run.out()).contains("note: the server refused a token that should have been valid");
            run.endedWith(0);
        }
    }

    @Test
    void tokensAreReplacedBeforeTheyExpire() throws Exception {
        AtomicInteger tokens = new AtomicInteger();
        Rule rule = Rule.changingTokens(body -> {
            tokens.incrementAndGet();
            return body.replaceAll("\"expires_in\":\\d+", "\"expires_in\":1");
        });
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--rate", "20", "--parallel", "1");
            run.endedWith(0);
            assertThat(tokens.get()).isGreaterThan(3);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER"})
    void theCaseOfATokensTypeDoesNotMatter(String type) throws Exception {
        Rule rule = Rule.changingTokens(body -> body.replace("\"Bearer\"", "\"" + type + "\""));
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun.ofGetAccount(reports, gateway.url(), "--operation", "issueToken")
                    .endedWith(0);
        }
    }

    @Test
    void aTokenEndpointThatRefusesHeadersIsBrokenAndTheOthersRun() throws Exception {
        Rule noBasic = call -> Gateway.isToken(call) && call.getRequestHeaders().containsKey("Authorization")
                ? Optional.of(new Answer(500, Map.of(), "no headers here"))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, noBasic)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--operation", "issueToken");
            run.endedWith(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains(
                            "BROKEN issueToken",
                            "note: no token for credentials in the header (status 500: no headers here)")
                    .doesNotContain("BROKEN getAccount");
            CommandRun.ofGetAccount(reports, gateway.url(), "--client-auth", "form")
                    .endedWith(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aClientWithoutATokenIsNotTheEndOfTheOthers(boolean isFirst) throws Exception {
        Rule outOfTokens = call -> {
            String authorization = call.getRequestHeaders().getFirst("Authorization");
            boolean isForm = authorization == null;
            return Gateway.isToken(call) && (isForm || isFirst == authorization.equals(firstClient()))
                    ? Optional.of(new Answer(500, Map.of(), "out of tokens"))
                    : Optional.empty();
        };
        try (Gateway gateway = Gateway.before(port, outOfTokens)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url());
            run.endedWith(1);
            assertThat(run.json().at("/counts/passed").intValue()).isPositive();
            assertThat(run.out())
                    .containsPattern(
                            "\\d+ contracts not run: no token: the client [\\w-]+ was answered with status 500");
        }
    }

    /** A server that does not decode the credentials (RFC 6749, 2.3.1) refuses one client only. */
    @Test
    void aTokenEndpointThatDoesNotKnowAClientIsNotTheEndOfTheOthers() throws Exception {
        String known = firstClient();
        Rule decodesNothing = call -> Gateway.isToken(call)
                        && requests.incrementAndGet() > 1
                        && !known.equals(call.getRequestHeaders().getFirst("Authorization"))
                ? Optional.of(new Answer(401, Map.of(), "{\"error\":\"invalid_client\"}"))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, decodesNothing)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--operation", "issueToken");
            run.endedWith(1);
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .contains("BROKEN issueToken")
                    .doesNotContain("BROKEN getAccount")
                    .containsPattern("contracts not run: no token: .* load the contract tenant");
        }
    }

    /** Each change leaves a token in the response, so that the contracts of other operations run. */
    @ParameterizedTest
    @CsvSource({
        "'\"token_type\":\"Bearer\"', '\"token_type\":\"mac\"'",
        "'\"token_type\":\"Bearer\"', '\"token_type\":7'",
        "'\"expires_in\":\\d+', '\"expires_in\":\"soon\"'",
        "'\"expires_in\":\\d+', '\"expires_in\":-1'",
        "'\"expires_in\":\\d+', '\"expires_in\":1e400'",
        "',?\"expires_in\":\\d+', ''",
    })
    void aTokenResponseThatIsWrongIsBrokenAndTheOthersRun(String right, String wrong) throws Exception {
        Rule rule = Rule.changingTokens(body -> body.replaceFirst(right, wrong));
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--operation", "issueToken");
            assertThat(run.err()).isEmpty();
            run.endedWith(1);
            assertThat(run.out()).contains("BROKEN issueToken").doesNotContain("BROKEN getAccount");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, text/html, '<html>Sign in</html>', 'status 200 without a token: <html>Sign in</html>'",
        "200, application/json, '{\"error\":\"invalid_scope\"}', 'status 200 without a token: {\"error\":\"invalid_scope\"}'",
        "200, application/json, '', 'status 200 without a token'",
        "500, text/plain, 'out of order', 'status 500: out of order'",
        "302, text/plain, '', 'status 302'",
    })
    void aTokenEndpointWithoutTokensEndsTheRun(int status, String type, String body, String shown) throws Exception {
        Rule broken = call -> Gateway.isToken(call)
                ? Optional.of(new Answer(status, Map.of("Content-Type", type), body))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, broken)) {
            CommandRun.ofGetAccount(reports, gateway.url())
                    .couldNotRun("no token: the client sandbox was answered with " + shown
                            + "; check --url; if a gateway answered, pass what it wants with --header or --header-env");
        }
    }

    private static String firstClient() {
        return "Basic " + Base64.getEncoder().encodeToString("sandbox:sandbox-secret".getBytes(StandardCharsets.UTF_8));
    }
}
