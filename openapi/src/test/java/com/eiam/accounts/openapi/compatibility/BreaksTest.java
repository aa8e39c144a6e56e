package com.eiam.accounts.openapi.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.compatibility.diff.Break;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Changes a released spec and compares the messages. {@code breaks/*.yaml} has the cases. */
class BreaksTest {

    private static final Path BREAKS = Path.of("src/test/resources/breaks");
    private static final String RELEASED = "released.yaml";
    private static final Path TENANT = BREAKS.resolve("contract-tenant.yaml");

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> aBreakIsReported() {
        return Stream.of("operations", "requests", "answers", "credentials", "codes", "contracts")
                .flatMap(file -> cases(file)
                        .map(change ->
                                DynamicTest.dynamicTest(change.path("change").stringValue(), () -> {
                                    assertThat(change.path("messages")).isNotEmpty();
                                    assertReported(RELEASED, change);
                                })));
    }

    @TestFactory
    Stream<DynamicTest> aCompatibleChangePasses() {
        return cases("compatible")
                .map(change -> DynamicTest.dynamicTest(
                        change.path("change").stringValue(), () -> assertReported(RELEASED, change)));
    }

    @TestFactory
    Stream<DynamicTest> itMakesNoDifferenceHowASchemaIsComposed() {
        return cases("composition")
                .map(change -> DynamicTest.dynamicTest(
                        change.path("change").stringValue(), () -> assertReported("composed.yaml", change)));
    }

    @ParameterizedTest
    @CsvSource({"size, true", "shape, false"})
    void aContractMayExpectAFieldThatIsNewInResponses(String field, boolean compatible) throws IOException {
        String before = Files.readString(BREAKS.resolve(RELEASED)).replace("tags: [a, b]}", "parts: [{name: cup}]}");
        String after = before.replace("{name: cup}]}", "{name: cup, " + field + ": 3}]}")
                .replace("        weight:", "        size: {type: integer, minimum: 0, maximum: 9}\n        weight:");

        List<Break> breaks = Comparison.breaks(version("before.yaml", before), version("after.yaml", after));

        assertThat(breaks.isEmpty()).as(breaks.toString()).isEqualTo(compatible);
    }

    private SpecVersion version(String name, String text) throws IOException {
        return new SpecVersion(name, Spec.readAsWritten(Files.writeString(folder.resolve(name), text), TENANT));
    }

    private static Stream<JsonNode> cases(String file) {
        JsonNode cases = YAMLMapper.shared().readTree(BREAKS.resolve(file + ".yaml"));
        assertThat(cases).as("cases of " + file).isNotEmpty();
        return cases.valueStream();
    }

    private void assertReported(String file, JsonNode change) throws IOException {
        String released = Files.readString(BREAKS.resolve(file));
        String replaced = change.path("replace").stringValue();
        assertThat(released).containsOnlyOnce(replaced);

        List<Break> breaks = Comparison.breaks(
                new SpecVersion(file, Spec.readAsWritten(BREAKS.resolve(file), TENANT)),
                version(
                        "now.yaml",
                        released.replace(replaced, change.path("with").stringValue())));

        assertThat(breaks)
                .extracting(Break::toString)
                .containsExactlyElementsOf(change.path("messages")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }
}
