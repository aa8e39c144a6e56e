package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Writes a report three times: as JUnit XML, as JSON, and as a page. */
public final class ReportFiles {

    private final Path directory;

    /**
     * Files in a directory.
     *
     * @param directory is made if it isn't there
     */
    public ReportFiles(Path directory) {
        this.directory = directory;
    }

    /** Where the page is. */
    public Path page() {
        return directory.resolve("report.html");
    }

    /**
     * Writes {@code junit.xml}, {@code report.json} and {@code report.html}, over those that are there.
     *
     * @param report what they tell
     * @throws IOException if one of them cannot be written
     */
    public void write(VerificationReport report) throws IOException {
        Files.createDirectories(directory);
        try {
            Stream.<Runnable>of(
                            () -> write("junit.xml", out -> new JUnitReport(report).write(out)),
                            () -> write("report.json", out -> new JsonReport(report).write(out)),
                            () -> write("report.html", out -> new HtmlReport(report).write(out)))
                    .parallel()
                    .forEach(Runnable::run);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Writes one form of the report. */
    private interface Form {
        void write(Writer out) throws IOException;
    }

    private void write(String file, Form form) {
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve(file))) {
            form.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
