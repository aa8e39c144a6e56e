package com.eiam.accounts.openapi.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Breaks each rule and compares the messages. {@code rules/R-nnn.yaml} has the cases. */
class RulesTest {

    private static final Path RULES = Path.of("src/test/resources/rules");

    @TempDir
    Path folder;

    @Test
    void aGoodSpecKeepsEveryRule() {
        assertThat(Rules.check(Spec.read(RULES.resolve("good.yaml")))).isEmpty();
    }

    @Test
    void theSpecOfTheProductKeepsEveryRule() {
        assertThat(Rules.check(Spec.read(Path.of("eiam-accounts.yaml")))).isEmpty();
    }

    @Test
    void aChangeMayBeOneThatNoReadCanShow() throws IOException {
        assertThat(check(
                        "then: {operation: getThing, response: {status: 200, body: {tags: []}}}",
                        "then: {unobservable: No read answers the name of a thing.}"))
                .isEmpty();
    }

    @Test
    void aChangeMayBeShownByTheRefusalOfTheSameRequest() throws IOException {
        String read = "then: {operation: getThing, response: {status: 200, body: {tags: []}}}";
        assertThat(check(read, "then: {operation: renameThing, error: COMMON.0005}"))
                .isEmpty();
        // The other request may be refused for another reason.
        assertThat(check(
                        read,
                        "then: {operation: renameThing, request: {body: {name: ''}}, error: COMMON.0005}",
                        "then: {operation: getThing, response: {status: 200, body: {name: mug, tags: [a], weight: 3}}}",
                        "then: {operation: getThing, response: {status: 200}}"))
                .filteredOn(problem -> !problem.contains("R-036"))
                .hasSize(1)
                .allMatch(problem -> problem.contains("R-020"));
    }

    @Test
    void aCodeOfARuleNeedsNoStatedContract() throws IOException {
        String stated = "        - error: THING.0001\n          request: {path: {thing_id: ' '}}\n";
        assertThat(check(stated, "", "{pattern: THING.0001}", "{maxLength: THING.0001}"))
                .isEmpty();
        // Each value of a parameter is a text.
        assertThat(check(stated, "", "{pattern: THING.0001}", "{type: THING.0001}"))
                .containsExactly("bad.yaml:20: R-014 renameThing 400 THING.0001 has no contract: state one, or exclude"
                        + " the code and say why");
    }

    @TestFactory
    Stream<DynamicTest> eachFaultOfABadSpecIsReported() {
        return Rules.ALL.stream()
                .flatMap(rule -> cases(rule)
                        .map(fault -> DynamicTest.dynamicTest(
                                rule.id() + ": "
                                        + fault.path("messages").path(0).stringValue(),
                                () -> assertFault(fault))));
    }

    @Test
    void theReadmeListsEveryRule() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        assertThat(Rules.ALL)
                .allSatisfy(rule -> assertThat(readme).contains("| " + rule.id() + " | " + rule.title() + " |"));
    }

    private static Stream<JsonNode> cases(Rule rule) {
        JsonNode cases = YAMLMapper.shared().readTree(RULES.resolve(rule.id() + ".yaml"));
        assertThat(cases).as("cases of " + rule.id()).isNotEmpty();
        return cases.valueStream();
    }

    private void assertFault(JsonNode fault) throws IOException {
        assertThat(check(fault.path("replace").stringValue(), fault.path("with").stringValue()))
                .containsExactlyElementsOf(fault.path("messages")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList());
    }

    /**
     * The problems of the good spec with other texts in it.
     *
     * @param replacements a text that it has once, the text instead, and so on
     */
    private List<String> check(String... replacements) throws IOException {
        String text = Files.readString(RULES.resolve("good.yaml"));
        for (int i = 0; i < replacements.length; i += 2) {
            assertThat(text).containsOnlyOnce(replacements[i]);
            text = text.replace(replacements[i], replacements[i + 1]);
        }
        Path bad = folder.resolve("bad.yaml");
        Files.writeString(bad, text);
        Files.copy(
                RULES.resolve("contract-tenant.yaml"),
                folder.resolve("contract-tenant.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        return Rules.check(Spec.read(bad)).stream()
                .map(problem -> problem.in("bad.yaml"))
                .toList();
    }
}
