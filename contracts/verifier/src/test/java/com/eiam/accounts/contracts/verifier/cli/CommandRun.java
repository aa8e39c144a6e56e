package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.report.WrittenReports;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A run of the command in this process: its exit code, its output and its reports. */
public record CommandRun(int exitCode, String out, String err, Path reports) {

    /** Runs the contracts of an operation that only reads. */
    public static CommandRun ofGetAccount(Path reports, String url, String... more) {
        return against(reports, url, with(List.of("--operation", "getAccount"), more));
    }

    /** Runs contracts against a server. An expired token is given, so that no test waits until one expires. */
    public static CommandRun against(Path reports, String url, String... more) {
        return of(reports, with(List.of("--url", url, "--expired-token", "no-longer-one"), more));
    }

    private static String[] with(List<String> first, String... more) {
        return Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new);
    }

    public static CommandRun of(Path reports, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = VerifierCommand.run(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                with(List.of("--report-dir", reports.toString()), arguments));
        return new CommandRun(
                exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8), reports);
    }

    /** The run ended with an exit code. If it ended with another one, the failure shows what it has printed. */
    public void endedWith(int expected) {
        assertThat(exitCode).as(out + err).isEqualTo(expected);
    }

    /** The contracts could not be run: exit code 2 and one line, which is in every report as well. */
    public void couldNotRun(String message) {
        assertThat(err).isEqualTo("error: " + message + System.lineSeparator());
        endedWith(2);
        assertThat(json().path("problem").stringValue()).isEqualTo(message);
        assertThat(json().path("passed").booleanValue()).isFalse();
        assertThat(reports.resolve("report.html")).isNotEmptyFile();
        assertThat(reports.resolve("junit.xml")).content().contains("errors=\"");
    }

    /** Everything that the run has written: its output and its reports. */
    public List<String> texts() {
        return Stream.concat(Stream.of(out, err), new WrittenReports(reports).texts())
                .toList();
    }

    public JsonNode json() {
        return new WrittenReports(reports).json();
    }
}
