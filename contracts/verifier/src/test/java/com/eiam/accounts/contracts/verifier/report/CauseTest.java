package com.eiam.accounts.contracts.verifier.report;

import static com.eiam.accounts.contracts.verifier.report.SampleReport.INVALID;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.MISSING;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.result.ContractResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contracts that one fault breaks are one group. */
class CauseTest {

    private final SampleReport report = new SampleReport();

    @Test
    void theSameDifferenceIsOneCauseWhateverTheOperation() {
        report.passed("read", SUCCESS)
                .broken("read", SUCCESS, "the header X is left out, expected one that matches a")
                .broken(
                        "write",
                        INVALID,
                        "id is 7, expected 8",
                        "the header X is left out, expected one that matches a");
        assertThat(causes()).containsExactly("2 the header X is left out, expected one that matches a");
        assertThat(Cause.of(report.build()).get(0).contracts())
                .extracting(ContractResult::id)
                .containsExactly("read_2", "write_3");
    }

    @Test
    void valuesAndPlacesInListsDoNotMatter() {
        report.broken("read", SUCCESS, "name is a, expected b")
                .broken("read", SUCCESS, "rows[17].name is 1, but the spec says: integer found, string expected")
                .broken("read", SUCCESS, "rows has 3 elements, expected 2")
                .broken("read", SUCCESS, "rows has 5 elements, expected 9")
                .broken("read", SUCCESS, "size is left out, expected 7")
                .broken("read", SUCCESS, "size is left out, expected 8");
        assertThat(causes()).containsExactly("2 name is wrong", "2 rows is wrong", "2 size is left out");
    }

    @Test
    void theSameFieldOfSeveralObjectsIsOneCause() {
        report.broken("read", SUCCESS, "the body has the key `x`, which the spec does not declare")
                .broken("read", SUCCESS, "rows[3].more has the key `x`, which the spec does not declare")
                .broken("read", SUCCESS, "extra.x is 1, but should not be there");
        assertThat(causes()).containsExactly("3 x should not be there");
    }

    @Test
    void aServerThatAnswersTheSameToEverythingIsOneCause() {
        report.broken("read", INVALID, "status 200, expected 400 with A.2", "id is left out, but the spec requires it")
                .broken(
                        "read",
                        MISSING,
                        "status 200, expected 400 with A.1",
                        "id is left out, but the spec requires it")
                .broken("read", SUCCESS, "id is left out, expected 8");
        assertThat(causes()).containsExactly("3 id is left out");
    }

    @Test
    void theWorstComesFirst() {
        report.broken("read", SUCCESS, "id is 7, expected 8")
                .broken("write", SUCCESS, "name is a, expected b")
                .broken("write", SUCCESS, "name is c, expected d");
        assertThat(causes()).containsExactly("2 name is wrong", "1 id is 7, expected 8");
    }

    @Test
    void aCheckThatIsNotMadeIsOneCauseWhateverIsAnsweredInstead() {
        report.broken("read", INVALID, "status 200, expected 400 with A.2", "id is 7, but should not be there")
                .broken("write", INVALID, "status 201, expected 400 with A.2")
                .broken("write", INVALID, "code is A.1, expected A.2", "message is a, expected b")
                .broken("write", MISSING, "status 200, expected 400 with A.1");
        assertThat(causes()).containsExactly("3 not answered with 400 A.2", "1 status 200, expected 400 with A.1");
    }

    @Test
    void aServerThatRefusesEverythingIsOneCauseWhateverWasExpected() {
        report.broken("read", INVALID, "status 401 with A.9, expected 400 with A.2")
                .broken("read", MISSING, "status 401 with A.9, expected 400 with A.1")
                .broken("write", SUCCESS, "status 401 with A.9, expected 200");
        assertThat(causes()).containsExactly("3 answered with 401 A.9");
    }

    @Test
    void theRightCodeWithTheWrongStatusIsOneCause() {
        report.broken("read", INVALID, "status 200 with A.2, expected 400 with A.2")
                .broken("read", MISSING, "status 200 with A.1, expected 400 with A.1");
        assertThat(causes()).containsExactly("2 status 200 with the right code, expected 400");
    }

    @Test
    void codesThatTheApiDoesNotHaveAreOneCause() {
        report.broken("read", INVALID, "code is a.2, expected A.2")
                .broken("read", MISSING, "code is a.1, expected A.1");
        assertThat(causes()).containsExactly("2 code is wrong");
    }

    @Test
    void aServerThatDoesNotAnswerIsOneCause() {
        report.broken("read", SUCCESS, "the server closed the connection half-way, after 9 bytes of the body")
                .broken("read", SUCCESS, "the server closed the connection half-way, after 17 bytes of the body");
        assertThat(causes()).containsExactly("2 the server closed the connection half-way, after … bytes of the body");
    }

    private List<String> causes() {
        return Cause.of(report.build()).stream()
                .map(cause -> cause.contracts().size() + " " + cause.words())
                .toList();
    }
}
