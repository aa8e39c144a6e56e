package com.eiam.accounts.contracts.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.contracts.verifier.ContractVerifier;
import com.eiam.accounts.contracts.verifier.ContractVerifierBuilder;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.SameAnswer;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whatever a server answers, all reports are written, other people's parsers read them, and nothing in them acts. */
class HostileAnswersTest {

    /** A terminal's commands, those of three CI systems, and the ends of what XML, HTML and Markdown put text into. */
    private static final String HOSTILE =
            "\u001b[2J\r\n##vso[task.setvariable variable=a]b\n::set-output name=a::b\n##[error]"
                    + "\u202e\u0000\ufffe]]></pre></script><script>document.title='taken'</script><!--&amp;\"'`|@all![x](http://x)";

    /** What must be in no file: a character that acts, or the beginning of a command. */
    private static final Pattern ACTIVE = Pattern.compile("[\\p{C}\\u2028\\u2029&&[^\\n]]|##\\w*\\[|(?m)^\\s*::");

    @TempDir
    Path folder;

    @Test
    void halfACharacterLosesNoReport() throws Exception {
        String body = "{\"id\":\"a\\ud800b\",\"account_name\":\"\\udc00\"}";
        WrittenReports written = getAccount(body);

        assertThat(written.junit("failure"))
                .extracting(failure -> failure.getAttribute("message"))
                .anyMatch(message -> message.contains("id is a\\ud800b"));
        assertThat(written.page().select("pre mark").eachText()).contains("\"id\": \"a\\ud800b\",");
        assertThat(body(written)).isEqualTo(body);
        assertThat(written.summary()).contains("contracts are broken");
        assertThat(written.texts()).noneMatch(text -> ACTIVE.matcher(text).find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e2147483648",
                "1e-2147483649",
                "1e999999999",
                "[1e2147483648]",
                "{\"id\":1e2147483648}",
                "{\"account_name\":1e999999999,\"disabled\":-1e999999999}",
                "{\"extension\":{\"x\":1e99999}}"
            })
    void aNumberThatJavaCannotReadIsADifference(String body) throws Exception {
        WrittenReports written = getAccount(body);
        assertThat(written.json().has("problem")).isFalse();
        assertThat(written.json().at("/counts/broken").intValue()).isPositive();
        assertThat(body(written)).isEqualTo(body);
    }

    @Test
    void nothingThatAServerWritesActs() throws Exception {
        String json = JsonMapper.shared().writeValueAsString(Map.of("id", HOSTILE, "account_name", HOSTILE));
        for (String body : List.of(json, HOSTILE)) {
            WrittenReports written = getAccount(body);

            assertThat(written.texts()).noneMatch(text -> ACTIVE.matcher(text).find());
            assertThat(written.page().select("script")).hasSize(1);
            assertThat(written.page().select("pre").eachText())
                    .anyMatch(text -> text.contains("\\u0023#vso[task.setvariable variable=a]b"));
            assertThat(written.junit("failure"))
                    .extracting(Element::getTextContent)
                    .anyMatch(text -> text.contains("]]></pre></script><script>document.title='taken'"));
            assertThat(body(written)).isEqualTo(body);
            assertThat(written.json()
                            .at("/contracts/0/steps/0/answer/headers/x-note")
                            .stringValue())
                    .isEqualTo("##vso[task.setvariable variable=a]b");
        }
    }

    @Test
    void theSummaryShowsServerTextAsCodeOnly() throws Exception {
        SampleReport report =
                new SampleReport().broken("read", SampleReport.SUCCESS, "id is " + HOSTILE + ", expected 8");
        String row = WrittenReports.of(report.build(), folder)
                .summary()
                .lines()
                .filter(line -> line.contains("vso["))
                .findFirst()
                .orElseThrow();
        // Four cells, one code span in each of the last three, and nothing outside of them.
        assertThat(row.split("\\|", -1)).hasSize(6);
        assertThat(row.replaceAll("`[^`]+`", "code")).matches("\\| \\d+ \\| code \\| code \\| code \\|");
    }

    @Test
    void aPageForEverythingIsOneCauseAndFitsIntoEveryTool() throws Exception {
        // As long as possible in every file: ampersands grow in markup, control characters everywhere.
        String page = "<html>" + "&\u0001\u4e2d\n".repeat(5_000) + "</html>";
        VerificationReport report;
        try (Gateway server = SameAnswer.answering(200, "text/html", page)) {
            report = verifier(server.url()).build().run();
        }
        assertThat(report.count(Verdict.BROKEN)).isGreaterThan(1000);
        assertThat(Cause.of(report).get(0).contracts())
                .hasSizeGreaterThan(report.results().size() * 9 / 10);

        WrittenReports written = WrittenReports.of(report, folder);
        assertThat(folder.resolve("junit.xml").toFile()).size().isLessThan(30_000_000);
        assertThat(written.junit("failure")).hasSize((int) report.count(Verdict.BROKEN));
        assertThat(folder.resolve("report.html").toFile()).size().isLessThan(10_000_000);
        assertThat(written.page().select(".cause .contract")).hasSize((int) report.count(Verdict.BROKEN));
        assertThat(folder.resolve("report.json").toFile()).size().isLessThan(45_000_000);
        assertThat(folder.resolve("summary.md").toFile()).size().isLessThan(60_000);
    }

    @Test
    void anIdWithoutEndIsCutInEachRequestThatSendsIt() throws Exception {
        String body = "{\"account_id\":\"" + "x".repeat(100_000) + "\"}";
        VerificationReport report;
        try (Gateway server = SameAnswer.answering(200, SameAnswer.JSON, body)) {
            report = verifier(server.url())
                    .operation("createOrphanAccount")
                    .build()
                    .run();
        }
        List<JsonNode> steps = WrittenReports.of(report, folder)
                .json()
                .path("contracts")
                .valueStream()
                .flatMap(contract -> contract.path("steps").valueStream())
                .filter(step -> step.path("title").stringValue("").endsWith(" after"))
                .toList();
        assertThat(steps)
                .hasSizeGreaterThan(100)
                .extracting(step -> step.path("request").toString().length())
                .allMatch(length -> length < 40_000);
        assertThat(steps)
                .extracting(step -> step.at("/request/url").stringValue())
                .anyMatch(url -> url.endsWith("100000%20characters%29"));
        assertThat(steps)
                .extracting(step -> step.path("curl").stringValue())
                .allMatch(curl -> curl.length() < 17_000)
                .allMatch(curl -> curl.startsWith("curl ") || curl.startsWith("# no command: "))
                .anyMatch(curl -> curl.startsWith("# no command: "));
        assertThat(folder.resolve("report.json").toFile()).size().isLessThan(30_000_000);
    }

    @ParameterizedTest
    @MethodSource("manyKeys")
    void ofKeysWithoutEndTheBeginningIsShown(String body) throws Exception {
        assertThat(getAccount(body).json().at("/contracts/0/differences").valueStream())
                .hasSizeLessThan(50)
                .allMatch(difference -> difference.stringValue().length() < 800);
        assertThat(folder.resolve("report.json").toFile()).size().isLessThan(10_000_000);
    }

    static Stream<String> manyKeys() {
        return Stream.of(keys(4_000, "k"), keys(20, "k".repeat(40_000)));
    }

    private static String keys(int number, String name) {
        return IntStream.range(0, number)
                .mapToObj(i -> "\"" + i + name + "\":1")
                .collect(Collectors.joining(",", "{", "}"));
    }

    @Test
    void theSecretsOfTheTenantAreInNoReport() throws Exception {
        List<String> secrets;
        try (InputStream contracts = ContractVerifier.class.getResourceAsStream("/contracts/contracts.json")) {
            secrets = JsonMapper.shared()
                    .readTree(contracts)
                    .path("clients")
                    .valueStream()
                    .map(client -> client.path("secret").stringValue())
                    .toList();
        }
        assertThat(secrets).isNotEmpty();
        // A server may send back what it got, with escapes.
        String echo = secrets.stream()
                .map(secret -> "\"\\u%04x%s\"".formatted((int) secret.charAt(0), secret.substring(1)))
                .map(secret -> secret.replace("/", "\\/"))
                .collect(Collectors.joining(",", "{\"echo\":[", "]}"));
        try (Gateway server = SameAnswer.answering(200, SameAnswer.JSON, echo)) {
            WrittenReports written = WrittenReports.of(
                    verifier(server.url()).operation("issueToken").build().run(), folder);
            assertThat(written.json().path("contracts").size()).isGreaterThan(10);
            assertThat(written.texts().flatMap(text -> secrets.stream().filter(text::contains)))
                    .isEmpty();
        }
    }

    @Test
    void aRefusedTokenIsOneErrorInWordsThatActNowhere() throws Exception {
        String refusal = JsonMapper.shared().writeValueAsString(Map.of("error", HOSTILE));
        try (Gateway server = SameAnswer.refusingTokens(refusal)) {
            WrittenReports written =
                    WrittenReports.of(verifier(server.url()).build().run(), folder);
            assertThat(written.junit("testcase")).hasSize(1);
            assertThat(written.junit("error"))
                    .singleElement()
                    .extracting(error -> error.getAttribute("message"))
                    .asString()
                    .startsWith("no token: ");
            assertThat(written.texts()).noneMatch(text -> ACTIVE.matcher(text).find());
        }
    }

    @Test
    void aFailedJUnitTestNamesOperationAndContract() throws Exception {
        String body = JsonMapper.shared().writeValueAsString(Map.of("id", HOSTILE));
        try (Gateway server = SameAnswer.answering(200, SameAnswer.JSON, body)) {
            DynamicContainer operation = (DynamicContainer) verifier(server.url())
                    .operation("getAccount")
                    .build()
                    .tests()
                    .findFirst()
                    .orElseThrow();
            DynamicTest contract =
                    (DynamicTest) operation.getChildren().findFirst().orElseThrow();
            assertThatThrownBy(contract.getExecutable()::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith(
                            "getAccount reads a basic account with its roles and its free attributes: id is \\u001b[2J")
                    .hasMessageContaining("curl -sS ")
                    .message()
                    .doesNotContainPattern(ACTIVE);
        }
    }

    private WrittenReports getAccount(String body) throws Exception {
        try (Gateway server = SameAnswer.answering(200, SameAnswer.JSON, body)) {
            return WrittenReports.of(
                    verifier(server.url()).operation("getAccount").build().run(), folder);
        }
    }

    /** With a token that nobody has to wait for. */
    private static ContractVerifierBuilder verifier(String server) {
        return ContractVerifier.forServer(URI.create(server)).expiredToken("old");
    }

    private static String body(WrittenReports written) {
        return written.json().at("/contracts/0/steps/0/answer/body").stringValue();
    }
}
