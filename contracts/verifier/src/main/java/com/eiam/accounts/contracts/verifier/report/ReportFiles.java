package com.eiam.accounts.contracts.verifier.report;

import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import com.samskivert.mustache.MustacheException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Writes a report as a page, as JUnit XML, as JSON and as a Markdown summary.
 *
 * @param directory is made if it isn't there
 */
public record ReportFiles(Path directory) {

    public Path page() {
        return directory.resolve("report.html");
    }

    /**
     * Makes the directory if it isn't there.
     *
     * @throws IOException if it cannot be made, or if nothing can be written there
     */
    public void prepare() throws IOException {
        Files.createDirectories(directory);
        if (!Files.isWritable(directory)) {
            throw new AccessDeniedException(directory.toString());
        }
    }

    private interface Form {
        void write(Writer out) throws IOException;
    }

    /**
     * Writes {@code report.html}, {@code junit.xml}, {@code report.json} and {@code summary.md} over old ones.
     *
     * @throws IOException if one of them cannot be written; the others are
     */
    public void write(VerificationReport report) throws IOException {
        prepare();
        ReportText text = new ReportText(report.server());
        Map<String, Form> forms = Map.of(
                "report.html", out -> Template.markup("report.html", text).write(Overview.of(report), out),
                "junit.xml", out -> Template.markup("junit.xml", text).write(new JUnitReport(report, text), out),
                "report.json", out -> JsonReport.of(report).write(out, text),
                "summary.md", out -> Template.markdown("summary.md", text).write(Overview.of(report), out));
        // Not in parallel streams: they would wait in the pool of a test that runs in one.
        List<CompletableFuture<Optional<IOException>>> files = forms.entrySet().stream()
                .map(form -> CompletableFuture.supplyAsync(
                        () -> write(form.getKey(), form.getValue()), task -> new Thread(task, form.getKey()).start()))
                .toList();
        List<IOException> failures =
                files.stream().flatMap(file -> failure(file).stream()).toList();
        if (!failures.isEmpty()) {
            throw failures.get(0);
        }
    }

    private static Optional<IOException> failure(CompletableFuture<Optional<IOException>> file) {
        try {
            return file.join();
        } catch (CompletionException e) {
            // The memory may be too small, for instance.
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }

    private Optional<IOException> write(String file, Form form) {
        try (BufferedWriter out = Files.newBufferedWriter(directory.resolve(file))) {
            form.write(out);
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(e);
        } catch (MustacheException | JacksonIOException e) {
            // The disk is full, for instance.
            if (e.getCause() instanceof IOException failure) {
                return Optional.of(failure);
            }
            throw e;
        }
    }
}
