package com.eiam.accounts.contracts.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.contracts.generator.derive.TestCases;
import com.eiam.accounts.contracts.generator.testcase.ContractException;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.openapi.Spec;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a spec to files, compared with files that a person has read. */
class GenerateContractsTest {

    private static final String SHELF = "shelf.yaml";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shelves/addShelf/addShelf_01_adds_a_shelf_for.yml",
                "shelves/addShelf/addShelf_01.body.json",
                "shelves/addShelf/addShelf_02_answers_app_1_no_application.yml",
                "shelves/addShelf/addShelf_03_contract.yml",
                "shelves/addShelf/addShelf_04_contract.yml",
                "shelves/addShelf/addShelf_04.body.json",
                "shelves/addShelf/addShelf_06_answers_insufficient_scope_no_permission.yml",
                "shelves/addShelf/addShelf_07_answers_http_405_wrong_method.yml",
                "shelves/addShelf/addShelf_08_refuses_a_token_that_was_tampered_with.yml",
                "shelves/addShelf/addShelf_18_refuses_an_unknown_field.yml",
                "shelves/addShelf/addShelf_25_refuses_books_of_4_entries.yml",
                "shelves/addShelf/addShelf_26_refuses_books_0_as_a_number.yml",
                "shelves/addShelf/addShelf_43_takes_books_of_3_entries.yml",
                "things/listThings/listThings_08_refuses_offset_as_1.yml",
                "things/listThings/listThings_01_lists_nothing.yml",
                "things/listThings/listThings_02_lists_nothing_on_another_page.yml",
                "things/listThings/listThings_03_refuses_a_page_that_is_no_number.yml",
                "things/pageThrough/pageThrough_01_pages_through.yml",
                "things/pageThrough/pageThrough_02_lists_nothing_beyond.yml",
                "authentication/issueToken/issueToken_02_refuses_a_wrong_secret.yml",
                "authentication/issueToken/issueToken_05_issues_a_token_to_nobody_for_credentials_in_the_form.yml",
                "coverage.md"
            })
    void writesContracts(String file) throws Exception {
        generate(spec(SHELF));
        String golden = file.substring(file.lastIndexOf('/') + 1);
        assertThat(folder.resolve("contracts").resolve(file))
                .hasContent(Files.readString(resource("/golden/" + golden)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shelves/addShelf/addShelf_01_adds_a_shelf_for.json",
                "shelves/addShelf/addShelf_02_answers_app_1_no_application.json",
                "shelves/addShelf/addShelf_03_contract.json",
                "shelves/addShelf/addShelf_06_answers_insufficient_scope_no_permission.json",
                "shelves/addShelf/addShelf_07_answers_http_405_wrong_method.json",
                "shelves/addShelf/addShelf_08_refuses_a_token_that_was_tampered_with.json",
                "shelves/addShelf/addShelf_11_refuses_a_body_that_is_cut_off.json",
                "shelves/addShelf/addShelf_18_refuses_an_unknown_field.json",
                "shelves/addShelf/addShelf_25_refuses_books_of_4_entries.json",
                "shelves/addShelf/addShelf_26_refuses_books_0_as_a_number.json",
                "authentication/issueToken/issueToken_02_refuses_a_wrong_secret.json",
                "authentication/issueToken/issueToken_05_issues_a_token_to_nobody_for_credentials_in_the_form.json",
                "authentication/issueToken/issueToken_06_refuses_a_wrong_secret_in_the_header.json",
                "things/listThings/listThings_01_lists_nothing.json",
                "things/listThings/listThings_02_lists_nothing_on_another_page.json",
                "things/listThings/listThings_03_refuses_a_page_that_is_no_number.json",
                "things/listThings/listThings_08_refuses_offset_as_1.json",
                "things/pageThrough/pageThrough_01_pages_through.json",
                "things/pageThrough/pageThrough_02_lists_nothing_beyond.json"
            })
    void writesStubs(String file) throws Exception {
        generate(spec(SHELF));
        String golden = file.substring(file.lastIndexOf('/') + 1).replace(".json", ".stub.json");
        assertThat(folder.resolve("stubs").resolve(file)).hasContent(Files.readString(resource("/golden/" + golden)));
    }

    @Test
    void closesTheSchemasOfResponsesAtEveryDepth() throws Exception {
        generate(spec(SHELF));
        JsonNode file = JsonMapper.shared().readTree(Files.readString(folder.resolve("contracts/contracts.json")));
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
