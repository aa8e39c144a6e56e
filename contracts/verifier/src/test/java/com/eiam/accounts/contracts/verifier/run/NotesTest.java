package com.eiam.accounts.contracts.verifier.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.model.Outcome;
import com.eiam.accounts.contracts.model.http.Ids;
import com.eiam.accounts.contracts.verifier.result.ContractResult;
import com.eiam.accounts.contracts.verifier.result.ReceivedAnswer;
import com.eiam.accounts.contracts.verifier.result.SentRequest;
import com.eiam.accounts.contracts.verifier.result.Step;
import com.eiam.accounts.contracts.verifier.result.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a run notes beside its contracts. */
class NotesTest {

    @Test
    void notesIdsThatChangeTheOrderOfLists() {
        assertThat(Notes.order(Map.of("id", List.of("1", "2")), new Ids(Map.of("1", "x1", "2", "x2"))))
                .isEmpty();
        assertThat(Notes.order(Map.of("id", List.of("2", "1", "3"), "code", List.of("z")), new Ids(Map.of("1", "9"))))
                .singleElement()
                .asString()
                .startsWith("the ids change the order: id 1 is before 2 in the contracts, but 9 is after 2");
    }

    /** A step that should be refused says nothing about the tenant. */
    @ParameterizedTest
    @CsvSource({"200, 404, 1", "201, 400, 1", "200, 500, 0", "400, 400, 0", "'', 404, 0"})
    void notesRefusedStepsThatShouldSucceed(String expected, int status, int notes) {
        Step step = new Step(
                "",
                new SentRequest("GET", "/", Map.of(), Optional.empty()),
                expected,
                Optional.of(new ReceivedAnswer(status, Map.of(), "")),
                List.of("the header X-Request-Id is left out"),
                "");
        ContractResult result = new ContractResult(
                "read_01",
                "read",
                "reads",
                Optional.empty(),
                new Outcome(200, Optional.empty()),
                Verdict.BROKEN,
                Optional.empty(),
                List.of(step),
                Duration.ZERO);
        assertThat(Notes.refusals(List.of(result))).hasSize(notes);
    }
}
