package com.eiam.accounts.openapi.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.compatibility.Faults.Kind;
import com.eiam.accounts.openapi.compatibility.diff.Break;
import com.eiam.accounts.openapi.compatibility.diff.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Breaks each kind of promise wherever the spec of the product makes it. Each place must be reported. */
class EveryPromiseTest {

    private static final Path SPEC = Path.of("eiam-accounts.yaml");
    private static final Path TENANT = Path.of("contract-tenant.yaml");
    private static final JsonNode WRITTEN = YAMLMapper.shared().readTree(SPEC);
    private static final SpecVersion BEFORE = new SpecVersion("before", Spec.readAsWritten(SPEC, TENANT));

    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> isWatchedEverywhere() {
        return Faults.kinds().map(kind -> DynamicTest.dynamicTest(kind.name(), () -> assertWatched(kind)));
    }

    private void assertWatched(Kind kind) throws IOException {
        Set<String> broken = new TreeSet<>();
        Set<String> reported = new TreeSet<>();
        for (Faults.Fault fault : kind.faults()) {
            JsonNode root = WRITTEN.deepCopy();
            kind.breakIn(root, fault).forEach(broken::add);
            Path file = folder.resolve("broken.yaml");
            Files.writeString(file, YAMLMapper.shared().writeValueAsString(root));
            SpecVersion after = new SpecVersion("after", Spec.readAsWritten(file, TENANT));
            Comparison.breaks(BEFORE, after).stream().map(Break::pointer).forEach(reported::add);
        }
        assertThat(broken).isNotEmpty();
        assertThat(reported).containsAll(broken);
    }
}
