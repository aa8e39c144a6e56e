package com.eiam.accounts.contracts.verifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Ids of another environment take the place of the contract tenant's wherever they are whole values. */
class IdMappingTest {

    private final IdMapping mapping = new IdMapping(Map.of("a", "b", "b", "c d", "名", "x&y"));

    @Test
    void mapsPathsQueriesAndBodies() {
        ContractRequest request =
                map("/things/a/b/aa/%E5%90%8D?owner=b&a=7&empty", Map.of(), "{\"k\":\"a\",\"l\":[\"b\",\"ab\"]");
        assertThat(request.url()).isEqualTo("/things/b/c%20d/aa/x%26y?owner=c%20d&a=7&empty");
        assertThat(request.body()).hasValue("{\"k\":\"b\",\"l\":[\"c d\",\"ab\"]");
    }

    @Test
    void mapsForms() {
        assertThat(map("/", Map.of("content-type", "application/x-www-form-urlencoded"), "x=a&y=aa")
                        .body())
                .hasValue("x=b&y=aa");
    }

    @Test
    void mapsWhatMustComeBack() {
        Expectation expected = new Expectation(
                new Outcome(200, Optional.empty()),
                Map.of(),
                JsonMapper.shared().readTree("{\"a\":[\"b\",{\"k\":\"a\",\"n\":7}],\"t\":\"a b\"}"),
                Set.of());
        Contract mapped = mapping.apply(new Contract(
                "id",
                "op",
                "name",
                Optional.empty(),
                Optional.empty(),
                new ContractRequest("GET", "/", Map.of(), Optional.empty()),
                expected,
                Optional.empty()));
        assertThat(mapped.response().body()).hasToString("{\"a\":[\"c d\",{\"k\":\"b\",\"n\":7}],\"t\":\"a b\"}");
    }

    @Test
    void notesIdsThatChangeTheOrderOfLists() {
        assertThat(new IdMapping(Map.of("1", "x1", "2", "x2")).warnings(Map.of("id", List.of("1", "2"))))
                .isEmpty();
        assertThat(new IdMapping(Map.of("1", "9")).warnings(Map.of("id", List.of("2", "1"), "code", List.of("z"))))
                .singleElement()
                .asString()
                .startsWith("the ids change the order: id 1 stands before 2 in the contracts, but 9 after 2");
    }

    @Test
    void refusesWhatTheTenantDoesNotHaveAndNamesTheNearest() {
        ContractVerifier.Builder verifier = ContractVerifier.forServer(URI.create("http://localhost"));
        assertThatThrownBy(() -> verifier.id("zhangsam", "x"))
                .hasMessage("there is no id zhangsam: did you mean zhangsan?");
        assertThatThrownBy(() -> verifier.client("sandbox-raeder", "x", "y"))
                .hasMessage("there is no client sandbox-raeder: did you mean sandbox-reader?");
        assertThatThrownBy(() -> verifier.operation("getAcount"))
                .hasMessage("there is no operation getAcount: did you mean getAccount?");
        assertThatThrownBy(() -> verifier.tag("acounts")).hasMessage("there is no tag acounts: did you mean accounts?");
        assertThatThrownBy(() -> verifier.id("zhangsan", " ")).hasMessage("the id for zhangsan is blank");
        assertThatThrownBy(() -> verifier.parallel(0)).hasMessage("parallel is 0, but must be from 1 to 64");
        assertThatThrownBy(() -> ContractVerifier.forServer(URI.create("localhost:8080")))
                .hasMessageStartingWith("localhost:8080 is not a URL of a server");
    }

    private ContractRequest map(String url, Map<String, String> headers, String body) {
        Expectation any = new Expectation(
                new Outcome(200, Optional.empty()),
                Map.of(),
                JsonMapper.shared().missingNode(),
                Set.of());
        return mapping.apply(new Contract(
                        "id",
                        "op",
                        "name",
                        Optional.empty(),
                        Optional.empty(),
                        new ContractRequest("POST", url, headers, Optional.of(body)),
                        any,
                        Optional.empty()))
                .request();
    }
}
