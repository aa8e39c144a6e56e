package com.eiam.accounts.contracts.verifier.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** A file that cannot be written is reported, and the others are written. */
class ReportFilesTest {

    private static final List<String> FILES = List.of("report.html", "junit.xml", "report.json", "summary.md");

    @TempDir
    Path folder;

    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux has a device that is always full")
    @ParameterizedTest
    @FieldSource("FILES")
    void aFullDiskIsReported(String full) throws Exception {
        Files.createSymbolicLink(folder.resolve(full), Path.of("/dev/full"));
        VerificationReport report = new SampleReport().build();
        assertThatThrownBy(() -> new ReportFiles(folder).write(report))
                .isInstanceOf(IOException.class)
                .hasMessage("No space left on device");
        Files.delete(folder.resolve(full));
        for (String other : FILES) {
            if (!other.equals(full)) {
                assertThat(folder.resolve(other)).isNotEmptyFile();
            }
        }
    }
}
