package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.ReferenceServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as a pipeline runs it: a process with an exit code, and the reports that it leaves. */
class VerifierJarTest {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    Path folder;

    /** What a process printed and how it ended. */
    private record Ended(int exitCode, String out, String err) {}

    @Test
    void everyContractPasses() throws Exception {
        try (ReferenceServer server = new ReferenceServer()) {
            Ended run = run(
                    Map.of("EIAM_CLIENT_SECRET", "sandbox-secret"),
                    "--url",
                    server.url().toString(),
                    "--client-id",
                    "sandbox");
            assertThat(run.err()).isEmpty();
            assertThat(run.exitCode()).isZero();
            assertThat(run.out()).containsPattern("contracts: (\\d+) of \\1 passed, 19 operations");
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
            assertThat(reports.resolve("report.html").toFile()).size().isLessThan(1_000_000);
            for (String file : List.of("junit.xml", "report.json", "report.html", "summary.md")) {
                assertThat(reports.resolve(file)).content().doesNotContainPattern("eyJ[\\w-]{8,}\\.");
            }

            Ended again = run(Map.of(), "--url", server.url().toString());
            assertThat(again.exitCode()).isEqualTo(2);
            assertThat(again.err())
                    .startsWith("error: the contract tenant was used before")
                    .hasLineCount(1);
            assertThat(reports.resolve("report.json")).content().contains("\"passed\" : false");
        }
    }

    @Test
    void aBrokenContractIsExitCodeOne() throws Exception {
        Path ids = Files.writeString(folder.resolve("ids.yaml"), "ids: {zhangsan: wangwu}");
        try (ReferenceServer server = new ReferenceServer()) {
            Ended run = run(
                    Map.of(),
                    "--url",
                    server.url().toString(),
                    "--operation",
                    "getAccount",
                    "--ids",
                    ids.toString(),
                    "--seed");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.out())
                    .containsPattern("in random order, seed \\d+\\R")
                    .contains("account_name is zhangsan, expected wangwu");
        }
    }

    @Test
    void whatCannotRunIsExitCodeTwo() throws Exception {
        Ended nobody = run(Map.of(), "--url", "http://localhost:1");
        assertThat(nobody.exitCode()).isEqualTo(2);
        assertThat(nobody.err())
                .hasLineCount(1)
                .isEqualToIgnoringNewLines(
                        "error: http://localhost:1 cannot be reached: the connection was refused; check --url");
        Ended twice = run(
                Map.of("EIAM_CLIENT_SECRET", "s"),
                "--url",
                "http://localhost:1",
                "--client-id",
                "x",
                "--client-secret",
                "s");
        assertThat(twice.exitCode()).isEqualTo(2);
        assertThat(twice.err())
                .isEqualToIgnoringNewLines(
                        "error: the client's secret is given twice, by --client-secret and by the variable"
                                + " EIAM_CLIENT_SECRET; leave one of them out");
    }

    @Test
    void tellsItsVersionAndItsOptions() throws Exception {
        assertThat(run(Map.of(), "--version").out()).startsWith("eiam-accounts-verifier 1.");
        assertThat(run(Map.of(), "--help").out())
                .contains("--url", "--client-id", "--ids", "--report-dir", "Exit codes:", "Examples:");
    }

    private Ended run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", System.getProperty("verifier.jar")));
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
