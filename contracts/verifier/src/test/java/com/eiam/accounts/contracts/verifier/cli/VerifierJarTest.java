package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Answer;
import com.eiam.accounts.contracts.verifier.servers.Gateway.Rule;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The jar as a pipeline runs it: a process with an exit code, and the reports that it leaves. */
@OnReferenceServer
@Execution(ExecutionMode.CONCURRENT)
class VerifierJarTest {

    /** The contracts of a deletion run alone. */
    private static final String ACCOUNTS = "accounts";

    private static final List<String> FILES = List.of("junit.xml", "report.json", "report.html", "summary.md");
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    /** The output and the exit code of a process. */
    private record Ended(int exitCode, String out, String err) {}

    @Test
    @ResourceLock(value = ACCOUNTS, mode = ResourceAccessMode.READ_WRITE)
    void contractsThatPassAreExitCodeZero() throws Exception {
        Ended run = run(
                Map.of("EIAM_CLIENT_SECRET", "sandbox-secret"),
                "--url",
                "http://localhost:" + port,
                "--client-id",
                "sandbox",
                "--operation",
                "deleteAccount");
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).containsPattern("contracts: (\\d+) of \\1 passed, 1 operations");
        Path reports = folder.resolve("eiam-accounts-report");
        assertThat(reports.resolve("junit.xml"))
                .content()
                .contains("<testsuites")
                .doesNotContain("<failure", "<error");
        assertThat(reports.resolve("report.json")).content().contains("\"passed\" : true");
        assertThat(reports.resolve("report.html"))
                .content()
                .contains("contracts passed</h1>")
                .doesNotContain("src=", "<link", "@import", "url(");
        for (String file : FILES) {
            assertThat(reports.resolve(file)).content().doesNotContainPattern("eyJ[\\w-]{8,}\\.");
        }
    }

    @Test
    @ResourceLock(value = ACCOUNTS, mode = ResourceAccessMode.READ)
    void numbersHaveTheSameDigitsInAllCountries() throws Exception {
        Ended run = run(
                Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=ar -Duser.country=EG"),
                "--url",
                "http://localhost:" + port,
                "--operation",
                "getAccountPermissions");
        assertThat(run.exitCode()).isZero();
        Path reports = folder.resolve("eiam-accounts-report");
        assertThat(run.out()
                        + Files.readString(reports.resolve("report.html"))
                        + Files.readString(reports.resolve("summary.md")))
                .containsPattern("contracts: [0-9]+ of [0-9]+ passed, 1 operations, [0-9.]+ s")
                .doesNotContainPattern("[\u0660-\u0669]");
    }

    @Test
    void contractsThatCannotRunAreExitCodeTwo() throws Exception {
        Ended run = run(
                Map.of("EIAM_CLIENT_SECRET", "s"),
                "--url",
                "http://localhost:1",
                "--client-id",
                "x",
                "--client-secret",
                "s");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "error: the client's secret is given twice, by --client-secret and by the variable"
                                + " EIAM_CLIENT_SECRET; leave one of them out");
    }

    @Test
    void tooLittleMemoryIsExitCodeTwo() throws Exception {
        Ended run = run(Map.of("JAVA_TOOL_OPTIONS", "-Xmx16m"), "--url", "http://localhost:" + port);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.err()).contains("error: the memory is too small").doesNotContain("\tat ");
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    @DisabledOnOs(OS.WINDOWS)
    @ResourceLock(value = ACCOUNTS, mode = ResourceAccessMode.READ)
    void aSignalLeavesReportsOfWhatWasDone(String signal, int exitCode) throws Exception {
        CountDownLatch some = new CountDownLatch(60);
        Rule slow = call -> {
            some.countDown();
            // From some time on it does not answer: the run cannot end by itself.
            return some.getCount() > 0 ? Optional.empty() : never();
        };
        try (Gateway gateway = Gateway.before(port, slow)) {
            Process process = start(
                    Map.of(),
                    "--url",
                    gateway.url(),
                    "--operation",
                    "getAccount",
                    "--operation",
                    "listAccounts",
                    "--timeout",
                    "600");
            assertThat(some.await(5, TimeUnit.MINUTES)).isTrue();
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            Ended run = ended(process);
            assertThat(run.exitCode()).isEqualTo(exitCode);
            assertThat(run.err()).isEmpty();
            assertThat(run.out())
                    .containsPattern("note: the run was interrupted after \\d+ of \\d+ contracts")
                    .contains("contracts not run: the run was interrupted");
        }
        for (String file : FILES) {
            assertThat(folder.resolve("eiam-accounts-report").resolve(file))
                    .content()
                    .containsPattern("the run was interrupted after \\d+ of \\d+ contracts");
        }
        assertThat(folder.resolve("eiam-accounts-report/report.json"))
                .content()
                .containsPattern("\"passed\" : [1-9]")
                .contains("\"broken\" : 0");
    }

    @Test
    @ResourceLock(value = ACCOUNTS, mode = ResourceAccessMode.READ)
    void aVariableMayEndWithALineFeed() throws Exception {
        Ended run = run(
                Map.of("EIAM_CLIENT_SECRET", "sandbox-secret\n", "API_KEY", "k3y-of-a-gateway\r\n"),
                "--url",
                "http://localhost:" + port,
                "--client-id",
                "sandbox",
                "--header-env",
                "X-Api-Key=API_KEY",
                "--contract",
                "getAccount_01");
        assertThat(run.out()).contains("contracts: 1 of 1 passed");
        assertThat(run.exitCode()).isZero();
    }

    @Test
    @ResourceLock(value = ACCOUNTS, mode = ResourceAccessMode.READ)
    void theVariablesOfProxiesAreUsed() throws Exception {
        Set<String> hosts = ConcurrentHashMap.newKeySet();
        Rule proxy = call -> {
            hosts.add(String.valueOf(call.getRequestHeaders().getFirst("Host")));
            return Optional.empty();
        };
        try (Gateway gateway = Gateway.before(port, proxy)) {
            Map<String, String> environment = new HashMap<>(Map.of("HTTP_PROXY", gateway.url()));
            String[] arguments = {"--url", "http://eiam.invalid", "--reads-only", "--operation", "listAccounts"};
            assertThat(run(environment, arguments).exitCode()).isZero();
            assertThat(hosts).containsExactly("eiam.invalid");
            environment.put("NO_PROXY", "localhost,.invalid");
            assertThat(run(environment, arguments).err()).contains("cannot be reached: no such host");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aHostOfWhichTheSecondAddressAnswers() throws Exception {
        Path hosts = Files.writeString(folder.resolve("hosts"), "127.0.0.2 eiam.example\n127.0.0.1 eiam.example\n");
        try (Gateway gateway = Gateway.before(port, call -> Optional.empty())) {
            String url = gateway.url().replace("localhost", "eiam.example");
            assertThat(run(Map.of("JAVA_TOOL_OPTIONS", "-Djdk.net.hosts.file=" + hosts), "--url", url)
                            .err())
                    .contains("error: " + url + " cannot be reached: the connection was refused by 127.0.0.2, the only"
                            + " address of eiam.example that Java tries; pass 127.0.0.1 as the host in --url");
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFileNameThatTheLocaleCannotHave() throws Exception {
        Ended run = run(Map.of("LC_ALL", "C"), "--url", "http://localhost:1", "--report-dir", "b\u00fccher");
        assertThat(run.err())
                .startsWith("error: Invalid value for option '--report-dir': ")
                .contains(
                        " has characters that no file name has here; if the locale is not UTF-8, set LC_ALL=C.UTF-8; --help");
        assertThat(run.exitCode()).isEqualTo(2);
    }

    @Test
    void aResetThatIsInterruptedSaysSo() throws Exception {
        CountDownLatch called = new CountDownLatch(1);
        Rule hanging = call -> {
            called.countDown();
            return never();
        };
        try (Gateway gateway = Gateway.before(port, hanging)) {
            Process process = start(Map.of(), "--url", gateway.url(), "--reset-url", gateway.url(), "--timeout", "600");
            assertThat(called.await(5, TimeUnit.MINUTES)).isTrue();
            process.destroy();
            Ended run = ended(process);
            assertThat(run.err()).isEqualTo("error: the reset was interrupted" + System.lineSeparator());
            assertThat(run.exitCode()).isEqualTo(143);
        }
    }

    @Test
    void printsItsVersion() throws Exception {
        assertThat(run(Map.of(), "--version").out()).startsWith("eiam-accounts-verifier 1.");
    }

    private static Optional<Answer> never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        return ended(start(environment, arguments));
    }

    private Process start(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>();
        if (interruptsAreIgnored()) {
            command.addAll(List.of("env", "--default-signal=INT"));
        }
        command.addAll(List.of(
                JAVA.toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                System.getProperty("verifier.jar")));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(folder.resolve("err.txt").toFile());
        List.of("EIAM_CLIENT_SECRET", "http_proxy", "no_proxy", "HTTP_PROXY", "NO_PROXY")
                .forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** A shell's background job ignores SIGINT, and so does every process that it starts, this one included. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> new BigInteger(
                                line.substring("SigIgn:".length()).strip(), 16))
                        .anyMatch(signals -> signals.testBit(1));
    }

    private Ended ended(Process process) throws Exception {
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out.txt")),
                Files.readString(folder.resolve("err.txt")));
    }
}
