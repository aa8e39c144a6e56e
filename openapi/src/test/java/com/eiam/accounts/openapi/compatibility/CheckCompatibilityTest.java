package com.eiam.accounts.openapi.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.openapi.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCompatibilityTest {

    private static final Path BREAKS = Path.of("src/test/resources/breaks");

    @TempDir
    Path folder;

    private Path spec;
    private Path released;
    private String text;

    @BeforeEach
    void release() throws IOException {
        text = Files.readString(BREAKS.resolve("released.yaml"));
        Files.copy(BREAKS.resolve("contract-tenant.yaml"), folder.resolve("contract-tenant.yaml"));
        spec = Files.writeString(folder.resolve("things.yaml"), text);
        released = Files.createDirectory(folder.resolve("released"));
        Files.writeString(released.resolve("1.2.0.yaml"), text);
    }

    @Test
    void nothingChanged() {
        assertThat(check()).isEqualTo("things.yaml: no breaking change since released/1.2.0.yaml");
    }

    @Test
    void aBreakIsReportedWithWhatToDo() throws IOException {
        Files.writeString(spec, text.replace("operationId: getHealth", "operationId: health"));
        assertFails("things.yaml: 1 breaking change since released/1.2.0.yaml: take them back, or set info.version to"
                + " 2.0.0\nthings.yaml:69: #/paths/~1health/get/operationId operationId was getHealth and is health:"
                + " calls are named by it");
    }

    @Test
    void breaksAreSortedByTheirLines() throws IOException {
        Files.writeString(
                spec,
                text.replace("operationId: getHealth", "operationId: health")
                        .replace("operationId: changeThing", "operationId: change"));
        assertThatThrownBy(this::check)
                .isInstanceOf(SpecException.class)
                .hasMessageMatching(
                        "(?s)things.yaml: 2 breaking changes since .*\nthings.yaml:50: .*\nthings.yaml:69: .*");
    }

    @Test
    void aNewMajorVersionMayBreak() throws IOException {
        Files.writeString(
                spec,
                text.replace("operationId: getHealth", "operationId: health")
                        .replace("version: 1.2.0", "version: 2.0.0"));
        assertThat(check())
                .isEqualTo("things.yaml: 1 breaking change since released/1.2.0.yaml, allowed by the major version 2");
    }

    @Test
    void aNewMinorVersionMayNot() throws IOException {
        Files.writeString(
                spec,
                text.replace("operationId: getHealth", "operationId: health")
                        .replace("version: 1.2.0", "version: 1.3.0"));
        assertThatThrownBy(this::check).hasMessageContaining("set info.version to 2.0.0");
    }

    @Test
    void theNewestReleaseCounts() throws IOException {
        String older = text.replace("operationId: getHealth", "operationId: health");
        Files.writeString(released.resolve("1.1.9.yaml"), older.replace("version: 1.2.0", "version: 1.1.9"));
        assertThat(check()).endsWith("since released/1.2.0.yaml");

        Files.writeString(released.resolve("1.10.0.yaml"), older.replace("version: 1.2.0", "version: 1.10.0"));
        Files.writeString(spec, text.replace("version: 1.2.0", "version: 1.10.0"));
        assertThatThrownBy(this::check).hasMessageContaining("since released/1.10.0.yaml");
    }

    @Test
    void aVersionThatMovedBackwards() throws IOException {
        Files.writeString(spec, text.replace("version: 1.2.0", "version: 0.9.0"));
        assertFails("things.yaml:5: info.version is 0.9.0, which is older than the released 1.2.0: move it forwards");
    }

    @Test
    void aVersionThatIsInvalid() throws IOException {
        Files.writeString(spec, text.replace("version: 1.2.0", "version: '1.2'"));
        assertFails("things.yaml:5: info.version is '1.2', which is no semantic version: write three numbers such as"
                + " 1.2.0");
    }

    @Test
    void noVersion() throws IOException {
        Files.writeString(spec, text.replace("  version: 1.2.0\n", ""));
        assertFails(
                "things.yaml:2: info.version is '', which is no semantic version: write three numbers such as 1.2.0");
    }

    @Test
    void noReleasedSpec() throws IOException {
        Files.delete(released.resolve("1.2.0.yaml"));
        String message = "released: there is no released spec to compare with: put one there, such as 1.0.0.yaml";
        assertFails(message);
        Files.delete(released);
        assertFails(message);
    }

    @Test
    void aReleasedSpecThatIsNotYaml() throws IOException {
        Files.writeString(released.resolve("1.2.0.yaml"), "openapi: [");
        assertThatThrownBy(this::check)
                .isInstanceOf(SpecException.class)
                .hasMessageMatching("1\\.2\\.0\\.yaml:1: not valid YAML: .*");
    }

    @Test
    void aReleasedSpecWithoutAVersionInItsName() throws IOException {
        Files.writeString(released.resolve("latest.yaml"), text);
        assertFails("released/latest.yaml: is not named by a semantic version: name it such as 1.2.0.yaml");
    }

    @Test
    void aReleasedSpecWithAnotherVersionInItsName() throws IOException {
        Files.move(released.resolve("1.2.0.yaml"), released.resolve("1.1.0.yaml"));
        assertFails("released/1.1.0.yaml: info.version is 1.2.0: the file must be named by it");
    }

    @Test
    void aKeywordThatCannotBeCompared() throws IOException {
        Files.writeString(spec, text.replace("minLength: 1, maxLength: 40", "not: {const: cup}"));
        assertFails("things.yaml:118: #/components/schemas/Change/properties/name/not cannot be compared with what was"
                + " released: say it with another keyword");
    }

    @Test
    void aKeywordThatCannotBeComparedBelowAnAllOf() throws IOException {
        Files.writeString(spec, text.replace("minLength: 1, maxLength: 40", "allOf: [{not: {const: cup}}]"));
        assertFails("things.yaml:118: #/components/schemas/Change/properties/name/allOf/0/not cannot be compared with"
                + " what was released: say it with another keyword");
    }

    @Test
    void aSchemaThatAllowsNothing() throws IOException {
        Files.writeString(spec, text.replace("name: {type: string, minLength: 1, maxLength: 40}", "name: false"));
        assertFails("things.yaml: a schema that is 'false' cannot be compared with what was released: say it with"
                + " another keyword");
    }

    private String check() {
        return CheckCompatibility.check(spec, released);
    }

    private void assertFails(String message) {
        assertThatThrownBy(this::check).isInstanceOf(SpecException.class).hasMessage(message);
    }
}
