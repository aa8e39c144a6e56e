package com.eiam.accounts.contracts.verifier.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.cli.CommandRun;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What gateways do before a correct server is not a broken contract. */
@OnReferenceServer
@Execution(ExecutionMode.CONCURRENT)
class GatewayTest {

    private static final String KEY = "k3y-of-the-gateway";

    @LocalServerPort
    private int port;

    @TempDir
    private Path reports;

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aGatewayWithoutItsKeyIsQuoted() throws Exception {
        try (Gateway gateway = Gateway.before(port, this::requireKey)) {
            CommandRun.ofGetAccount(reports, gateway.url())
                    .couldNotRun("no token: the client sandbox was answered with status 403: no key; check --url;"
                            + " if a gateway answered, pass what it wants with --header or --header-env");
        }
    }

    @ParameterizedTest
    @CsvSource({"403, no", "302, ''", "503, starting", "200, <html>Sign in</html>"})
    void aGatewayThatIsBusyAtFirstIsAskedAgain(int status, String body) throws Exception {
        Rule rule = call ->
                requests.getAndIncrement() == 0 ? Optional.of(new Answer(status, Map.of(), body)) : Optional.empty();
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url());
            run.endedWith(0);
            assertThat(run.out())
                    .contains("note: the first request for a token was answered with status " + status)
                    .doesNotContain("--client-auth");
        }
    }

    @Test
    void aLimitThatDoesNotSayForHowLongIsWaitedFor() throws Exception {
        Rule rule = call -> requests.getAndIncrement() == 20
                ? Optional.of(new Answer(429, Map.of(), "slow down"))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url());
            run.endedWith(0);
            assertThat(run.out()).contains("waited 1 times, 1 s in all");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\r\\nX-Evil: 1", "t\u00f6k\u00e9n", "a b"})
    void aTokenThatNoHeaderCanHaveIsNamed(String token) throws Exception {
        Rule rule = Rule.changingTokens(body -> "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\"}");
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url());
            run.endedWith(2);
            assertThat(run.err())
                    .startsWith("error: no token: the client sandbox was answered with status 200 with a token that has"
                            + " characters which no header can have: {");
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @Test
    void aTokenWithoutEndIsNotSent() throws Exception {
        Rule rule = Rule.changingTokens(body -> "{\"access_token\":\"" + "t".repeat(900_000) + "\"}");
        try (Gateway gateway = Gateway.before(port, rule)) {
            assertThat(CommandRun.ofGetAccount(reports, gateway.url()).err())
                    .startsWith(
                            "error: no token: the client sandbox was answered with status 200 with a token of 900000"
                                    + " characters, which no header can have: {")
                    .hasSizeLessThan(1_000);
        }
    }

    @Test
    void aGatewayThatMayCompressIsAskedNotTo() throws Exception {
        Rule compressing = call -> "identity".equals(call.getRequestHeaders().getFirst("Accept-Encoding"))
                ? Optional.empty()
                : Optional.of(new Answer(200, Map.of("Content-Encoding", "gzip"), "\u001f\u008b"));
        try (Gateway gateway = Gateway.before(port, compressing)) {
            CommandRun.ofGetAccount(reports, gateway.url()).endedWith(0);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aGatewayThatCompressesAllTheSameIsNamed(boolean tokens) throws Exception {
        Rule compressing = call -> Gateway.isToken(call) == tokens
                ? Optional.of(new Answer(200, Map.of("Content-Encoding", "gzip"), "\u001f\u008b"))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, compressing)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url());
            assertThat(tokens ? run.err() : run.out())
                    .contains(" compressed its answer (Content-Encoding: gzip), though the request does not allow it"
                            + " (Accept-Encoding: identity)");
        }
    }

    @Test
    void aRedirectOfTheTokenEndpointIsNamed() throws Exception {
        Rule redirect = call -> Optional.of(new Answer(301, Map.of("Location", "https://eiam.example.com/token"), ""));
        try (Gateway gateway = Gateway.before(port, redirect)) {
            assertThat(CommandRun.ofGetAccount(reports, gateway.url()).err())
                    .contains(
                            "was answered with status 301 and a redirect to https://eiam.example.com/token; check --url");
        }
    }

    @Test
    void aGatewayGetsItsKeyAndNoReportHasIt() throws Exception {
        Rule rule = new Rule() {
            @Override
            public Optional<Answer> answer(HttpExchange call) {
                return requireKey(call);
            }

            @Override
            public String body(HttpExchange call, String body) {
                // It repeats the key, in a place where nothing belongs.
                return body.replaceFirst("\\{", "{\"seen\":\"" + KEY + "\",");
            }
        };
        try (Gateway gateway = Gateway.before(port, rule)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--header", "X-Api-Key: " + KEY);
            run.endedWith(1);
            assertThat(run.texts()).noneMatch(text -> text.contains(KEY));
            assertThat(run.json()
                            .at("/contracts/0/steps/0/request/headers/X-Api-Key")
                            .stringValue())
                    .isEqualTo("<value of X-Api-Key>");
            assertThat(run.json().at("/contracts/0/steps/0/curl").stringValue())
                    .contains("-H 'X-Api-Key: '\"$HEADER_X_API_KEY\"");
            assertThat(run.json().at("/shell/0").stringValue()).startsWith(": \"${HEADER_X_API_KEY:?set it");
        }
    }

    static Stream<String> waits() {
        DateTimeFormatter http = DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);
        return Stream.of("0", http.format(Instant.now()));
    }

    @ParameterizedTest
    @MethodSource("waits")
    void aRateLimitIsWaitedFor(String retryAfter) throws Exception {
        Rule everyTenth = call ->
                requests.incrementAndGet() % 10 == 0 ? Optional.of(Answer.limited(retryAfter)) : Optional.empty();
        try (Gateway gateway = Gateway.before(port, everyTenth)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--parallel", "1");
            assertThat(run.out()).containsPattern("note: the server limits the rate of requests: waited \\d+ times");
            run.endedWith(0);
            assertThat(run.texts().stream().skip(2)).allMatch(text -> text.contains("waited "));
        }
    }

    @Test
    void aServerThatIsNeverReadyIsNotWaitedForForever() throws Exception {
        Rule limited = call -> {
            requests.incrementAndGet();
            return Gateway.isToken(call) ? Optional.empty() : Optional.of(Answer.limited("0"));
        };
        try (Gateway gateway = Gateway.before(port, limited)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url());
            run.endedWith(1);
            assertThat(run.out()).contains("status 429, expected 200");
            int contracts = run.json().at("/counts/contracts").intValue();
            assertThat(requests.get()).isLessThan(contracts + 80);
        }
        Rule down = call -> Optional.of(new Answer(503, Map.of("Retry-After", "3600"), "Back tomorrow"));
        try (Gateway gateway = Gateway.before(port, down)) {
            assertThat(CommandRun.ofGetAccount(reports, gateway.url()).err()).contains("status 503: Back tomorrow");
        }
    }

    @Test
    void aRequestWhoseConnectionIsLostIsRepeatedOnce() throws Exception {
        // The JDK repeats a GET by itself, and nobody sees that the connection was lost. Tokens are requested at once.
        Rule everySecond = call -> {
            boolean counts = !call.getRequestMethod().equals("GET") && !Gateway.isToken(call);
            if (counts && requests.incrementAndGet() % 2 == 1) {
                throw new IOException("the gateway closes the connection");
            }
            return Optional.empty();
        };
        try (Gateway gateway = Gateway.before(port, everySecond)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--parallel", "1");
            run.endedWith(0);
            assertThat(run.out())
                    .containsPattern(
                            "note: the server closed \\d+ connections without an answer, and each request was repeated once");
        }
    }

    @Test
    void theRateIsThatOfTheOption() throws Exception {
        Map<Integer, Long> times = new ConcurrentHashMap<>();
        Rule clock = call -> {
            times.put(requests.incrementAndGet(), System.nanoTime());
            return Optional.empty();
        };
        try (Gateway gateway = Gateway.before(port, clock)) {
            CommandRun run = CommandRun.ofGetAccount(reports, gateway.url(), "--rate", "40");
            run.endedWith(0);
            double seconds = (times.get(requests.get()) - times.get(1)) / 1e9;
            // The first request can arrive late, and the last one in time. PacedTransportTest is exact.
            assertThat((requests.get() - 1) / seconds).isLessThan(80);
        }
    }

    private Optional<Answer> requireKey(HttpExchange call) {
        return KEY.equals(call.getRequestHeaders().getFirst("X-Api-Key"))
                ? Optional.empty()
                : Optional.of(new Answer(403, Map.of(), "no key"));
    }
}
