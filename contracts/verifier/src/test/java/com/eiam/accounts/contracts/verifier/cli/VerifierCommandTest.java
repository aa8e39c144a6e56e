package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The command prints what is broken, or one line that says why nothing could be run and what to do. */
@OnReferenceServer
class VerifierCommandTest {

    private static final String INVALID_CLIENT =
            "{\"error\":\"invalid_client\",\"error_description\":\"The client id or the secret is wrong\"}";

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void aRunThatPassesSaysSoInItsLastLines() {
        CommandRun run = verify("--operation", "getAccount", "--operation", "listAccounts");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("  getAccount:  200 x", "excluded HTTP.429 HTTP.500 HTTP.503")
                .containsPattern("contracts: (\\d+) of \\1 passed, 2 operations, [\\d.]+ s\\R")
                .endsWith("report.html" + System.lineSeparator())
                .doesNotContain("\u001b", "BROKEN");
        assertThat(run.json().at("/contracts/0/steps/0/curl").stringValue()).contains("Bearer '\"$TOKEN_SANDBOX\"");
    }

    @Test
    void quietIsOneLineAndVerboseOneForEachContract() {
        assertThat(verify("--operation", "getAccount", "--quiet").out().lines()).hasSize(1);
        assertThat(verify("--operation", "getAccount", "--verbose")
                        .out()
                        .lines()
                        .filter(line -> line.startsWith("ok      getAccount: ")))
                .hasSizeGreaterThan(10);
    }

    @Test
    void aBrokenContractIsDescribed() throws Exception {
        // With another name expected, the server is wrong.
        Path ids = file("ids: {zhangsan: wangwu}");
        CommandRun run = verify("--operation", "getAccount", "--ids", ids.toString(), "--seed");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .containsPattern("in random order, seed \\d+\\R")
                .contains("BROKEN getAccount: reads a basic account with its roles and its free attributes (200)")
                .contains("  - account_name is zhangsan, expected wangwu")
                .containsPattern("contracts: \\d+ of \\d+ passed");
        assertThat(run.reports().resolve("junit.xml"))
                .content()
                .contains("roles and its free attributes: account_name is zhangsan, expected wangwu\">");
        assertThat(run.reports().resolve("report.html"))
                .content()
                .contains("<li>account_name is zhangsan, expected wangwu <small>request id <code>");
    }

    @Test
    void clientsOfTheEnvironmentTakeTheTenantsPlace() throws Exception {
        Path ids = file("clients: {sandbox-reader: {client_id: sandbox-reader, client_secret: sandbox-secret}}");
        CommandRun run = verify(
                "--operation",
                "getAccount",
                "--ids",
                ids.toString(),
                "--client-id",
                "sandbox",
                "--client-secret",
                "sandbox-secret");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    void wrongCredentials() {
        verify("--client-id", "sandbox", "--client-secret", "mistyped")
                .couldNotRun("no token: the client sandbox was answered with status 401: " + INVALID_CLIENT
                        + "; check --client-id, the secret and --client-auth");
        verify("--client-id", "nobody", "--client-secret", "mistyped")
                .couldNotRun("no token: the client sandbox (nobody) was answered with status 401: " + INVALID_CLIENT
                        + "; check --client-id," + " the secret and --client-auth");
    }

    @Test
    void aClientThatIsNotThere() throws Exception {
        verify(
                        "--ids",
                        file("clients: {sandbox-none: {client_id: nobody, client_secret: x}}")
                                .toString())
                .couldNotRun(
                        "no token: the client sandbox-none (nobody) was answered with status 401: " + INVALID_CLIENT
                                + "; load the contract" + " tenant, or name the client's credentials with --ids");
    }

    @Test
    void aTenantThatIsNotLoaded() throws Exception {
        String elsewhere = "20220413142801447-1D7C-9E6B0A4F2: no-such-app";
        CommandRun run = verify(
                "--ids",
                file("ids:\n"
                                + Stream.of(
                                                elsewhere,
                                                "20220413143015962-6F20-B3D81C75E: no-such-app-2",
                                                "20220413143230118-84CE-07AF5D912: no-such-app-3",
                                                "20220413144510226-2B90-4E7D1C038: no-such-app-4",
                                                "20220413145820347-3C51-9D0E6B7A4: no-such-app-5")
                                        .map(line -> "  " + line + "\n")
                                        .reduce("", String::concat))
                        .toString());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .startsWith("error: the contract tenant is not loaded: GET " + url() + "/api")
                .contains("is answered with 400 APP.0001; load it");
        assertThat(run.err().lines()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--operation getAcount          | there is no operation getAcount: did you mean getAccount?",
                "--tag acounts                  | there is no tag acounts: did you mean accounts?",
                "--operation createOrphan       | there is no operation createOrphan: did you mean createOrphanAccount?",
                "--contract getAccount_01_read  | there is no contract getAccount_01_read: did you mean getAccount_01_reads_a_basic_account_with_its_roles_and_its_free_attributes?",
                "--contract deleteAccount_01_deletes_an_account --reads-only | there is no contract to run: no contract fits all options",
                "--client-auth digest           | --client-auth must be one of basic, basic-raw, form",
                "--settle soon                  | --settle must be more than 0 and at most 86400 seconds, as in 10, 0.5 or 500ms",
                "--rate 0                       | the rate must be more than 0 requests per second",
                "--header X-Api-Key             | --header: write it as 'NAME: VALUE'",
                "--header host:x                | the header host cannot be added: the HTTP client sets it itself",
                "--header X-Api-Key:schlüssel   | the header X-Api-Key needs a value on one line, in ASCII characters",
                "--reset-command  --quiet       | --reset-command has an empty value: pass one, or leave the option out",
                "--client-secret  --quiet       | --client-secret has an empty value: pass one, or leave the option out",
                "--operation  --quiet           | --operation has an empty value: pass one, or leave the option out",
                "--header authorization:x       | the header authorization cannot be added: contracts send it themselves",
                "--header-env X-Api-Key=NO_SUCH_VARIABLE | --header-env: the variable NO_SUCH_VARIABLE is not set; set it to the value of X-Api-Key",
                "--ca-file /no/such             | --ca-file: /no/such cannot be read",
                "--ca-file pom.xml --reset-url http://localhost:1/ | --ca-file: pom.xml has no certificate (-----BEGIN CERTIFICATE-----)",
                "--client-cert pom.xml          | --client-cert and --client-key belong together; pass both",
                "--proxy https://x:secret@y     | --proxy is not a URL of an HTTP proxy: it should look like http://proxy.example.com:3128",
                "--operation x-y-z-0            | there is no operation x-y-z-0",
                "--parallel 0                   | parallel is 0, but must be from 1 to 64",
                "--timeout 0                    | --timeout must be more than 0 and at most 86400 seconds, as in 10, 0.5 or 500ms",
                "--client-id sandbox            | --client-id has no secret: set EIAM_CLIENT_SECRET, or pass --client-secret-file or --client-secret",
                "--client-secret s              | there is a secret without --client-id; pass the id of its client",
                "--client-secret s --client-secret-file f | the client's secret is given twice, by --client-secret and by --client-secret-file; leave one of them out",
                "--client-id s --client-secret-file /no/such | --client-secret-file: /no/such cannot be read",
                "--ids /no/such                 | --ids: /no/such cannot be read",
                "--reset-command false          | the tenant was not reset: --reset-command ended with exit code 1",
                "--reset-url http://localhost:1/reset | the tenant was not reset: no response from POST http://localhost:1/reset; check --reset-url",
                "--reset-url http://localhost:1/ --reset-command true | --reset-url and --reset-command do the same; leave one of them out"
            })
    void whatCannotBeDone(String options, String message) {
        verify(options.strip().split(" ")).couldNotRun(message);
    }

    @Test
    void everyOptionIsInTheReadme() throws Exception {
        CommandRun help = CommandRun.of(folder, "--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).contains("Exit codes:", "Examples:");
        Set<String> options = Pattern.compile("--[a-z-]{3,}")
                .matcher(help.out())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(options).contains("--url", "--ids", "--seed");
        assertThat(Files.readString(Path.of("README.md"))).contains(options);
    }

    @Test
    void whatIsNoOption() {
        CommandRun run = CommandRun.of(folder, "--ulr", "x");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).startsWith("error: ").contains("--url", "--help");
        assertThat(CommandRun.of(folder, "--url", "x", "--reads_only").err())
                .isEqualTo("error: Unknown option: '--reads_only': did you mean --reads-only?; --help lists all options"
                        + System.lineSeparator());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "--rate 1,5     | '1,5' is not a number, as in 2 or 0.5",
                "--parallel 1.5 | '1.5' is not a whole number",
                "--seed x       | 'x' is not a whole number below 2^63"
            })
    void whatIsNoNumber(String options, String message) {
        String[] option = options.split(" ");
        CommandRun run = CommandRun.of(folder, "--url", url(), option[0], option[1]);
        assertThat(run.err())
                .isEqualTo("error: Invalid value for option '" + option[0] + "': " + message
                        + "; --help lists all options" + System.lineSeparator());
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localhost:8080         | localhost:8080 is not a URL of a server: it should look like https://eiam.example.com",
                "http://localhost:99999 | http://localhost:99999 is not a URL of a server: it should look like https://eiam.example.com",
                "http://my_host:8080    | http://my_host:8080 is not a URL of a server (Java takes no host name with an underscore): it should look like https://eiam.example.com",
                "http://localhost:8080?a=b | --url has a ? or a #: leave out what begins with it, since the paths of the API are appended",
                "http://localhost:8080/#a  | --url has a ? or a #: leave out what begins with it, since the paths of the API are appended"
            })
    void whatIsNoUrlOfAServer(String url, String message) {
        CommandRun.of(folder, "--url", url).couldNotRun(message);
    }

    @Test
    void aResetComesBeforeTheRun() throws Exception {
        Path mark = folder.resolve("was-reset");
        CommandRun run = verify("--operation", "getAccount", "--reset-command", "touch " + mark);
        assertThat(run.exitCode()).isZero();
        assertThat(mark).exists();
        assertThat(verify("--operation", "deleteAccount", "--reset-url", url() + "/sandbox/reset")
                        .exitCode())
                .isZero();
        assertThat(verify("--operation", "deleteAccount").err())
                .startsWith("error: the contract tenant was used before");
        assertThat(verify("--operation", "deleteAccount", "--reset-url", url() + "/sandbox/reset")
                        .exitCode())
                .isZero();
    }

    @Test
    void aReportThatCannotBeWritten() throws Exception {
        Path file = file("x");
        CommandRun run = CommandRun.of(file, "--url", url(), "--operation", "getAccount");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo("error: the report could not be written to " + file
                        + ": not a directory, or not writable; check --report-dir" + System.lineSeparator());
        // Nothing is sent before.
        assertThat(run.out()).isEmpty();
    }

    /** With an expired token, so that no test waits until one expires. */
    private CommandRun verify(String... options) {
        return CommandRun.of(
                folder.resolve("report"),
                Stream.concat(Stream.of("--url", url(), "--expired-token", "no-longer-one"), Stream.of(options))
                        .toArray(String[]::new));
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file.yaml"), text);
    }
}
