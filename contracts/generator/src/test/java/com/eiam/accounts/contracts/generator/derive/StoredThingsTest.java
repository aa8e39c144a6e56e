package com.eiam.accounts.contracts.generator.derive;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.generator.derive.story.Creation;
import com.eiam.accounts.contracts.generator.testcase.TestCase;
import com.eiam.accounts.contracts.model.Body;
import com.eiam.accounts.contracts.model.Request;
import com.eiam.accounts.openapi.Operation;
import com.eiam.accounts.openapi.Spec;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The contracts of an API whose things are changed with PATCH, filtered, and deleted with parameters. */
class StoredThingsTest {

    private static Spec spec;
    private static List<TestCase> all;

    @BeforeAll
    static void derive() throws Exception {
        spec = Spec.read(
                Path.of(StoredThingsTest.class.getResource("/spec/members.yaml").toURI()));
        all = TestCases.of(spec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "level gold|m-1 m-3",
                "level silver|m-2",
                "active true|m-1 m-2",
                "active false|m-3",
                "level gold and active true|m-1",
                "level silver and active false|''"
            })
    void aFilterShowsTheEntriesThatHaveItsValue(String filter, String ids) {
        TestCase testCase = testCase("listMembers", "lists nothing but what has " + filter);
        JsonNode shown = testCase.draft().expected();
        assertThat(shown.path("members")
                        .valueStream()
                        .map(member -> member.path("id").stringValue()))
                .containsExactly(ids.isEmpty() ? new String[0] : ids.split(" "));
        assertThat(shown.path("total").intValue())
                .isEqualTo(shown.path("members").size());
    }

    @Test
    void noFilterIsTriedThatTheEntriesDoNotHave() {
        assertThat(all)
                .filteredOn(testCase -> testCase.draft().name().startsWith("lists nothing but"))
                .hasSize(8);
    }

    @Test
    void changesWithPatchChangeEveryOptionalField() {
        TestCase testCase = testCase("addMember", "changes together what it created");
        List<JsonNode> bodies = sent(testCase, "PATCH")
                .map(request -> ((Body.Raw) request.body().orElseThrow()).text())
                .map(JsonMapper.shared()::readTree)
                .toList();
        assertThat(bodies).extracting(body -> body.path("level")).contains(text("gold"), text("silver"));
        assertThat(bodies)
                .flatExtracting(
                        body -> body.path("nick").stringValueOpt().stream().toList())
                .filteredOn(nick -> !nick.isEmpty())
                .doesNotHaveDuplicates()
                .allMatch(nick -> nick.length() <= 6);
    }

    @Test
    void listsShowValuesThatArePatched() {
        TestCase testCase = testCase("addMember", "keeps values of all kinds, and changed ones, in every read");
        assertThat(sent(testCase, "PATCH")).isNotEmpty();
    }

    @Test
    void whatWasCreatedIsDeletedWithTheParametersOfTheDeletion() {
        Operation addMember = operation("addMember");
        assertThat(Creation.of(spec, addMember).orElseThrow().deletion()).contains(operation("deleteMember"));
        TestCase testCase = testCase("addMember", "keeps values of all kinds, and changed ones, in every read");
        assertThat(sent(testCase, "DELETE")).isNotEmpty().allSatisfy(request -> {
            assertThat(request.query()).containsEntry("mode", "all");
            assertThat(request.header("X-Reason")).contains("left");
        });
    }

    @Test
    void aRequiredHeaderIsLeftOut() {
        TestCase testCase = testCase("deleteMember", "refuses a request without X-Reason");
        assertThat(testCase.request().header("X-Reason")).isEmpty();
    }

    @Test
    void aDeletionTakesAParameterForWhatThereIsNot() {
        TestCase testCase = testCase("deleteMember", "looks for X-Reason of 9 characters");
        assertThat(testCase.draft().error())
                .hasValueSatisfying(error -> assertThat(error.code()).isEqualTo("MEMBER.1"));
    }

    private static JsonNode text(String text) {
        return StringNode.valueOf(text);
    }

    private static Stream<Request> sent(TestCase testCase, String method) {
        return testCase.followUps().stream()
                .map(TestCase::request)
                .filter(request -> request.method().equals(method));
    }

    private static Operation operation(String id) {
        return spec.operations().stream()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static TestCase testCase(String operation, String name) {
        return all.stream()
                .filter(testCase -> testCase.operation().id().equals(operation)
                        && testCase.draft().name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(all.stream()
                        .filter(testCase -> testCase.operation().id().equals(operation))
                        .map(testCase -> testCase.draft().name())
                        .toList()
                        .toString()));
    }
}
