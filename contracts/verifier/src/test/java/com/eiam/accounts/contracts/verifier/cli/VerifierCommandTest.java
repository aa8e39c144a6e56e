package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
        run.endedWith(0);
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
        run.endedWith(1);
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
        run.endedWith(0);
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
        Path ids = file("""
                ids:
                  20220413142801447-1D7C-9E6B0A4F2: no-such-app
                  20220413143015962-6F20-B3D81C75E: no-such-app-2
                  20220413143230118-84CE-07AF5D912: no-such-app-3
                  20220413144510226-2B90-4E7D1C038: no-such-app-4
                  20220413145820347-3C51-9D0E6B7A4: no-such-app-5
                """);
        CommandRun run = verify("--ids", ids.toString());
        run.endedWith(2);
        assertThat(run.err())
                .startsWith("error: the contract tenant is not loaded: GET " + url() + "/api")
                .contains("is answered with 400 APP.0001; load it");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aResetComesBeforeTheRun() throws Exception {
        Path mark = folder.resolve("was-reset");
        CommandRun run = verify("--operation", "getAccount", "--reset-command", "touch " + mark);
        run.endedWith(0);
        assertThat(mark).exists();
        verify("--operation", "deleteAccount", "--reset-url", url() + "/sandbox/reset")
                .endedWith(0);
        assertThat(verify("--operation", "deleteAccount").err())
                .startsWith("error: the contract tenant was used before");
        verify("--operation", "deleteAccount", "--reset-url", url() + "/sandbox/reset")
                .endedWith(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aResetWaitsIfTheServerAsksForIt(int status) throws Exception {
        AtomicInteger requests = new AtomicInteger();
        Rule busy = call -> requests.getAndIncrement() == 0
                ? Optional.of(new Answer(status, Map.of("Retry-After", "0"), "busy"))
                : Optional.empty();
        try (Gateway gateway = Gateway.before(port, busy)) {
            CommandRun run = verify("--operation", "getAccount", "--reset-url", gateway.url() + "/sandbox/reset");
            assertThat(run.err()).isEmpty();
            run.endedWith(0);
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void aReportThatCannotBeWritten() throws Exception {
        Path file = file("x");
        CommandRun run = CommandRun.of(file, "--url", url(), "--operation", "getAccount");
        run.endedWith(2);
        assertThat(run.err())
                .isEqualTo("error: the report could not be written to " + file
                        + ": not a directory, or not writable; check --report-dir" + System.lineSeparator());
        // Nothing is sent before.
        assertThat(run.out()).isEmpty();
    }

    private CommandRun verify(String... options) {
        return CommandRun.against(folder.resolve("report"), url(), options);
    }

    private String url() {
        return "http://localhost:" + port;
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("file.yaml"), text);
    }
}
