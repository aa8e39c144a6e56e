package com.eiam.accounts.contracts.verifier.report;

import static com.eiam.accounts.contracts.verifier.report.SampleReport.INVALID;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.MISSING;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page shows what the results mean for the sentences of the spec. */
class SentenceTableTest {

    @TempDir
    Path folder;

    @Test
    void brokenSentencesComeFirstAndTheOthersInTheOrderOfTheSpec() throws Exception {
        Document page = page(new SampleReport()
                .passed("read", SUCCESS)
                .broken("write", MISSING, "status 200, expected 400 with A.1")
                .notRun("write", INVALID, "not run: the server stopped answering")
                .sentence("Reads a thing.", "read_1")
                .sentenceWithoutContract("Do not hurry.", "Advice to callers.")
                .sentence("Writes a thing.", "read_1", "write_2", "write_3", "write_of_no_selected_contract")
                .sentence("Deletes a thing.", "delete_of_no_selected_contract"));

        assertThat(page.select(".sentences tbody tr").eachText())
                .containsExactly(
                        "Writes a thing. does write_2 does write_3 does read_1 3 1",
                        "Reads a thing. does read_1 1 0",
                        "Do not hurry. Advice to callers. 0 0");
        assertThat(page.select("#sentences > details[open] > summary").text())
                .isEqualTo("3 sentences, 1 with a broken contract, 1 without contracts");
        assertThat(page.select(".sentences td.broken").eachText()).containsExactly("1");
        assertThat(page.select(".sentences li").eachAttr("class")).containsExactly("broken", "not-run");
        assertThat(page.select(".sentences li a").eachAttr("href")).containsExactly("#write_2");
        assertThat(page.select("#write_2")).hasSize(1);
    }

    @Test
    void theTableIsFoldedIfAllIsGreenAndCountsWhatItDoesNotList() throws Exception {
        SampleReport report = new SampleReport();
        for (int contract = 1; contract <= 5; contract++) {
            report.passed("read", SUCCESS);
        }
        Document page = page(report.sentence("Reads a thing.", "read_1", "read_2", "read_3", "read_4", "read_5"));

        assertThat(page.select("#sentences > details").hasAttr("open")).isFalse();
        assertThat(page.select(".sentences tbody tr").text())
                .isEqualTo("Reads a thing. does read_1 does read_2 does read_3 and 2 more 5 0");
    }

    @Test
    void sentencesAndReasonsAreText() throws Exception {
        String markup = "</td><script>document.title='taken'</script>";
        Document page = page(new SampleReport()
                .passed("read", SUCCESS)
                .sentence("Reads " + markup, "read_1")
                .sentenceWithoutContract("Waits.", "Because " + markup));

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select(".sentences td:first-child").eachText())
                .containsExactly("Reads " + markup + " does read_1", "Waits. Because " + markup);
    }

    @Test
    void aRunThatTestsNoSentenceHasNoTable() throws Exception {
        Document page = page(new SampleReport()
                .passed("read", SUCCESS)
                .sentence("Deletes a thing.", "delete_of_no_selected_contract")
                .sentenceWithoutContract("Do not hurry.", "Advice to callers."));
        assertThat(page.select("#sentences, a[href=#sentences]")).isEmpty();
    }

    private Document page(SampleReport report) throws Exception {
        return WrittenReports.of(report.build(), folder).page();
    }
}
