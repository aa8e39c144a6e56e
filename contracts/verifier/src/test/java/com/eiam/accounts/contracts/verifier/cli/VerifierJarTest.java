package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.OnReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The jar as a pipeline runs it: a process with an exit code, and the reports that it leaves. */
@OnReferenceServer
class VerifierJarTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    /** The output and the exit code of a process. */
    private record Ended(int exitCode, String out, String err) {}

    @Test
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
        for (String file : List.of("junit.xml", "report.json", "report.html", "summary.md")) {
            assertThat(reports.resolve(file)).content().doesNotContainPattern("eyJ[\\w-]{8,}\\.");
        }
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
    void printsItsVersion() throws Exception {
        assertThat(run(Map.of(), "--version").out()).startsWith("eiam-accounts-verifier 1.");
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(JAVA.toString(), "-XX:TieredStopAtLevel=1", "-jar", System.getProperty("verifier.jar")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().remove("EIAM_CLIENT_SECRET");
        builder.environment().putAll(environment);
        Process process = builder.start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
