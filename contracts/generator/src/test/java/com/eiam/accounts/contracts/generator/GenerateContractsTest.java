package com.eiam.accounts.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.contracts.generator.derive.TestCases;
import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Spec;
import com.eiam.accounts.openapi.YamlFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a spec to files, compared with files that a person has read. */
class GenerateContractsTest {

    private static final String SHELF = "shelf.yaml";

    /** The files of the whole spec, which nothing changes. */
    @TempDir
    private static Path shelf;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeShelf() throws Exception {
        write(spec(SHELF), shelf);
    }

    static Stream<Path> golden() throws IOException {
        return Files.list(Path.of("src/test/resources/golden")).sorted();
    }

    /** Numbers of contracts and what is made of them do not count: another contract may come before. */
    @ParameterizedTest
    @MethodSource
    void golden(Path golden) throws IOException {
        String name = golden.getFileName().toString();
        Path root = shelf.resolve(name.endsWith(".stub.json") ? "stubs" : "contracts");
        String pattern = name.replace(".stub.json", ".json").replaceFirst("_", "_\\\\d\\\\d_");
        List<Path> written;
        try (Stream<Path> files = Files.walk(root)) {
            written = files.filter(file -> file.getFileName().toString().matches(pattern))
                    .toList();
        }
        assertThat(written).as(pattern).hasSize(1);
        assertThat(withoutNumbers(written.get(0))).isEqualTo(withoutNumbers(golden));
    }

    private static String withoutNumbers(Path file) throws IOException {
        return Files.readString(file)
                .replaceAll("\\b([a-z][A-Za-z]+)_\\d\\d([_.])", "$1$2")
                .replaceAll("\"id\" : \"[0-9a-f-]{36}\"", "\"id\"");
    }

    @Test
    void closesTheSchemasOfResponsesAtEveryDepth() throws IOException {
        JsonNode file = JsonMapper.shared().readTree(Files.readString(shelf.resolve("contracts/contracts.json")));
        JsonNode page = responses(file, "pageThrough").path("200");
        JsonNode row = page.at("/properties/list/items");
        assertThat(page.path("unevaluatedProperties").booleanValue(true)).isFalse();
        assertThat(row.path("unevaluatedProperties").booleanValue(true)).isFalse();
        // Its schema describes any other key.
        assertThat(row.at("/properties/note").has("unevaluatedProperties")).isFalse();
        assertThat(responses(file, "listThings").path("204").isNull()).isTrue();
    }

    private static JsonNode responses(JsonNode file, String operation) {
        return file.path("operations")
                .valueStream()
                .filter(known -> known.path("id").stringValue().equals(operation))
                .findFirst()
                .orElseThrow()
                .path("responses");
    }

    @Test
    void givesEveryContractAnIdentifierOfItsOwn() throws Exception {
        assertThat(TestCases.of(spec(SHELF)))
                .extracting(TestCase::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("[A-Za-z]\\w*"));
    }

    @Test
    void derivesNoRequestThatIsKnown() throws Exception {
        assertThat(TestCases.of(spec(SHELF))).extracting(TestCase::request).doesNotHaveDuplicates();
    }

    @Test
    void derivesWhatFollowsFromTheSecurity() throws Exception {
        Spec without = changed("        - error: invalid_token\n.*\n", "");
        assertThat(TestCases.of(without))
                .filteredOn(testCase -> testCase.operation().id().equals("addShelf"))
                .extracting(testCase -> testCase.draft().name())
                .contains("refuses a forged token", "refuses a token that was tampered with");
    }

    @Test
    void writesTheSameBytesForTheSameSpec() throws Exception {
        generate(spec(SHELF));
        Map<Path, String> first = files();
        generate(spec(SHELF));
        assertThat(files()).isNotEmpty().isEqualTo(first);
    }

    @Test
    void forgetsAContractThatTheSpecNoLongerHas() throws Exception {
        Path old = Files.createDirectories(folder.resolve("contracts/shelves/addShelf"))
                .resolve("addShelf_99_old.yml");
        Files.writeString(old, "name: old");
        generate(spec(SHELF));
        assertThat(old).doesNotExist();
    }

    @Test
    void refusesASpecThatHasOtherChecksOnly() throws Exception {
        Spec renamed = changed("(?m)^components:", "x-checks: {shape: [APP.1], object model: []}\ncomponents:");
        assertThatThrownBy(() -> generate(renamed))
                .isInstanceOf(ContractException.class)
                .hasMessageContaining("x-checks has no 'form'");
    }

    @Test
    void refusesASpecWithoutContracts() throws Exception {
        Spec without = changed("(?s)      x-contracts:.*?(?=\n  /|\ncomponents)", "");
        assertThatThrownBy(() -> generate(without))
                .isInstanceOf(ContractException.class)
                .hasMessage("changed.yaml: no contracts: its operations state none, so that nothing would be verified");
    }

    @Test
    void refusesARuleThatTheSchemaDoesNotHave() throws Exception {
        Spec wrong = changed("field: books, keyword: maxItems", "field: room, keyword: maxItems");
        assertThatThrownBy(() -> generate(wrong))
                .hasMessage("addShelf contract '书架太多' names the rule maxItems of room, but its schema has no maxItems");
    }

    @Test
    void refusesARuleWithoutAText() throws Exception {
        Spec wrong = changed("field: books, keyword: maxItems", "field: books, keyword: multipleOf");
        assertThatThrownBy(() -> generate(wrong))
                .hasMessage("addShelf contract '书架太多' names the rule multipleOf, for which RULE.1 has no text");
    }

    @Test
    void refusesAnErrorThatTheOperationDoesNotDeclare() throws Exception {
        Spec wrong = changed("error: HTTP.405", "error: invalid_client");
        assertThatThrownBy(() -> generate(wrong))
                .hasMessage("addShelf contract 'answers invalid_client: Wrong' expects invalid_client, which the"
                        + " operation does not declare");
    }

    @Test
    void refusesARuleThatNoContractBreaks() throws Exception {
        String lamp = "lamp: {type: object, properties: {watts: {type: integer, maximum: 9}}}\n        ";
        Spec nested = changed("room: \\{type: object", lamp + "$0");
        String line = "changed.yaml:%d: addShelf has the rule ".formatted(line(nested, "/lamp/properties/watts"))
                + "%1$s of lamp.watts, but no derived contract breaks it and nothing else: state a contract that does, with"
                + " error: RULE.1 and rule: {field: lamp.watts, keyword: %1$s}";
        assertThatThrownBy(() -> generate(nested))
                .isInstanceOf(ContractException.class)
                .hasMessage(line.formatted("maximum") + "\n" + line.formatted("type"));
    }

    @Test
    void refusesACodeThatNoContractExpects() throws Exception {
        Spec without = changed("        - error: APP.1\n.*\n", "");
        assertThatThrownBy(() -> generate(without))
                .hasMessageMatching("changed.yaml:\\d+: addShelf declares APP.1, but no contract expects it:"
                        + " state one, or exclude the code and say why");
    }

    private static int line(Spec spec, String property) {
        return YamlFile.line(spec.root().at("/components/schemas/Shelf/properties" + property));
    }

    @Test
    void refusesASentenceWhoseContractsDoNotExist() throws Exception {
        Spec wrong = changed("derived from maxItems", "derived from minItems");
        assertThatThrownBy(() -> generate(wrong))
                .hasMessage("changed.yaml:14: x-sentences of addShelf-2 has 'derived from minItems', but no contract"
                        + " has this name, code or keyword");
    }

    @Test
    void derivesNoSecondSuccessOfAnOperationThatIsRefusedWhenItIsRepeated() throws Exception {
        assertThat(successes(spec(SHELF))).hasSizeGreaterThan(1);
        Spec once = changed(
                "response: \\{status: 201, body: .*", "$0\n          then: {operation: addShelf, error: APP.1}");
        assertThat(successes(once)).hasSize(1);
    }

    private static List<TestCase> successes(Spec spec) {
        return TestCases.of(spec).stream()
                .filter(testCase -> testCase.operation().id().equals("addShelf"))
                .filter(testCase -> testCase.response().status() == 201)
                .toList();
    }

    @Test
    void refusesAnAnswerThatAStubCouldNotMakeUp() throws Exception {
        Spec wrong = changed("value: \\{shelf_id: '17', books: \\[]}", "value: {}");
        assertThatThrownBy(() -> generate(wrong))
                .hasMessageContaining("leaves out the key shelf_id, for which its response 201 has no example");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "books[1]|type|string",
                "room.floor|type|integer",
                "books|maxItems|3",
                "body|type|object",
                "app_id|type|string"
            })
    void namesTheBoundInTheMessage(String field, String keyword, String limit) throws Exception {
        Spec spec = changed("field: books, keyword: maxItems", "field: '" + field + "', keyword: " + keyword);
        TestCase testCase = TestCases.of(spec).get(2);
        assertThat(testCase.response().body().path("error_msg").stringValue())
                .startsWith("参数错误," + field + ":")
                .endsWith(limit);
    }

    private void generate(Spec spec) throws IOException {
        write(spec, folder);
    }

    private static void write(Spec spec, Path folder) throws IOException {
        GenerateContracts.write(spec, folder.resolve("contracts"), folder.resolve("stubs"));
    }

    private Map<Path, String> files() throws IOException {
        Map<Path, String> contents = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                contents.put(file, Files.readString(file));
            }
        }
        return contents;
    }

    private static Spec spec(String name) throws URISyntaxException {
        return Spec.read(resource("/spec/" + name));
    }

    private Spec changed(String regex, String replacement) throws Exception {
        String text = Files.readString(resource("/spec/" + SHELF));
        String other = text.replaceAll(regex, replacement);
        assertThat(other).as("a change of the spec").isNotEqualTo(text);
        Path home = Files.createDirectories(folder.resolveSibling(folder.getFileName() + "-spec"));
        Files.copy(
                resource("/spec/contract-tenant.yaml"),
                home.resolve("contract-tenant.yaml"),
                StandardCopyOption.REPLACE_EXISTING);
        return Spec.read(Files.writeString(home.resolve("changed.yaml"), other));
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(GenerateContractsTest.class.getResource(name).toURI());
    }
}
