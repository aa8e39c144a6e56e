package com.eiam.accounts.openapi.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Each kind of break, by what changed and the exact report: see {@code breaks/*.yaml}. */
class BreaksTest {

    private static final Path BREAKS = Path.of("src/test/resources/breaks");
    private static final Path RELEASED = BREAKS.resolve("released.yaml");
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
                                    assertReported(change);
                                })));
    }

    @TestFactory
    Stream<DynamicTest> aCompatibleChangePasses() {
        return cases("compatible")
                .map(change ->
                        DynamicTest.dynamicTest(change.path("change").stringValue(), () -> assertReported(change)));
    }

    private static Stream<JsonNode> cases(String file) {
        JsonNode cases = YAMLMapper.shared().readTree(BREAKS.resolve(file + ".yaml"));
        assertThat(cases).as("cases of " + file).isNotEmpty();
        return cases.valueStream();
    }

    private void assertReported(JsonNode change) throws IOException {
        String released = Files.readString(RELEASED);
        String replaced = change.path("replace").stringValue();
        assertThat(released).containsOnlyOnce(replaced);
        Path now = folder.resolve("now.yaml");
        Files.writeString(now, released.replace(replaced, change.path("with").stringValue()));

        List<Break> breaks = new Comparison(
                        new Document("released.yaml", Spec.read(RELEASED, TENANT)),
                        new Document("now.yaml", Spec.read(now, TENANT)))
                .breaks();

        assertThat(breaks)
                .extracting(Break::toString)
                .containsExactlyElementsOf(change.path("messages")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }
}
