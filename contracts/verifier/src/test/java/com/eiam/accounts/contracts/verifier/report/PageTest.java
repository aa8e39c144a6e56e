package com.eiam.accounts.contracts.verifier.report;

import static com.eiam.accounts.contracts.verifier.report.SampleReport.INVALID;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.MISSING;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page leads from what is wrong to the answer that shows it, without a script. */
class PageTest {

    @TempDir
    Path folder;

    @Test
    void causesComeFirstAndTheWorstOfThemFirst() throws Exception {
        Document page = page(new SampleReport()
                .broken("read", SUCCESS, "name is a, expected b")
                .broken("read", MISSING, "status 200, expected 400 with A.1")
                .broken("write", MISSING, "status 200, expected 400 with A.1")
                .passed("write", SUCCESS));

        assertThat(page.select("h1").text()).isEqualTo("3 of 4 contracts are broken");
        assertThat(page.select("main > section").eachAttr("id")).containsExactly("broken", "matrix", "contracts");
        assertThat(page.select(".cause h3").eachText())
                .containsExactly("2 status 200, expected 400 with A.1", "1 name is a, expected b");
        Element worst = page.select(".cause").first();
        assertThat(worst.select("> p").text()).isEqualTo("read 1, write 1");
        assertThat(worst.select("> details.contract[open] .inside").eachAttr("id"))
                .containsExactly("read_2");
        assertThat(worst.select("> details.others:not([open]) > details.contract:not([open]) .inside")
                        .eachAttr("id"))
                .containsExactly("write_3");
    }

    @Test
    void headingsSkipNoLevelAndTheTimeIsOneOfHtml() throws Exception {
        Document page = page(new SampleReport()
                .broken("read", SUCCESS, "status 200, expected 404")
                .passed("write", SUCCESS));
        List<Integer> levels = page.select("h1, h2, h3, h4, h5, h6").stream()
                .map(heading -> Integer.valueOf(heading.tagName().substring(1)))
                .toList();
        assertThat(levels).startsWith(1, 2, 3).contains(2, 3);
        assertThat(IntStream.range(1, levels.size())).allMatch(i -> levels.get(i) <= levels.get(i - 1) + 1);
        assertThat(page.select("time").attr("datetime")).matches("[0-9-]+T[0-9:]+(\\.\\d{1,3})?Z");
    }

    @Test
    void theWrongLineIsMarkedAndTheRequestIdIsBesideTheDifference() throws Exception {
        Document page = page(new SampleReport()
                .broken(
                        "read",
                        SUCCESS,
                        "id is 7, expected 8",
                        "the header Content-Type is application/json, expected x"));
        Element contract = page.select(".cause .contract").first();
        assertThat(contract.select(".findings li").eachText()).contains("id is 7, expected 8 request id request-4711");
        assertThat(contract.select("pre mark").eachText())
                .containsExactly("\"id\": \"8\"", "Content-Type: application/json", "\"id\": \"7\"");
        assertThat(contract.select("details.headers[open]")).hasSize(2);
        assertThat(contract.select("pre.copy").text()).startsWith("curl -sS ");
    }

    @Test
    void headersAreFoldedUnlessOneOfThemIsWrong() throws Exception {
        Document page = page(new SampleReport().broken("read", SUCCESS, "status 200, expected 404"));
        assertThat(page.select("details.headers[open]")).isEmpty();
        assertThat(page.select("details.headers summary mark").eachText()).containsExactly("200");
    }

    @Test
    void theMatrixLeadsToItsContracts() throws Exception {
        Document page = page(new SampleReport()
                .passed("read", SUCCESS)
                .passed("read", SUCCESS)
                .broken("read", INVALID, "status 200, expected 400 with A.2")
                .passed("read", INVALID)
                .broken("write", MISSING, "id is 7, expected 8")
                .broken("write", MISSING, "id is 7, expected 8"));

        assertThat(page.select(".matrix thead th").eachText()).containsExactly("200", "400 A.1", "400 A.2", "503 A.3");
        assertThat(page.select(".matrix tbody tr").eachText())
                .containsExactly("read 200 2 400 A.2 1 –", "write 400 A.1 2 –");
        assertThat(page.select("ul.cells a").eachText())
                .containsExactly("write 400 A.1: 2 of 2", "read 400 A.2: 1 of 2");
        for (Element link : page.select("a")) {
            assertThat(page.getElementById(link.attr("href").substring(1)))
                    .as(link.outerHtml())
                    .isNotNull();
        }
        assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
        assertThat(page.getElementById("read-400-A.2").select("li.broken a").attr("href"))
                .isEqualTo("#read_3");
    }

    @Test
    void exclusionsAreTextOfThePage() throws Exception {
        Document page = page(new SampleReport().passed("read", SUCCESS));
        assertThat(page.select("dt").eachText()).containsExactly("503 A.3");
        assertThat(page.select("dd").eachText()).containsExactly("No request makes a server busy. read, write");
    }

    @Test
    void aPassedRunShowsAnExampleForEachOutcome() throws Exception {
        Document page = page(new SampleReport()
                .passed("read", SUCCESS)
                .passed("read", SUCCESS)
                .passed("write", MISSING));
        assertThat(page.select("h1").text()).isEqualTo("All 3 contracts passed");
        assertThat(page.select("#broken, .cells")).isEmpty();
        assertThat(page.select("#contracts li").eachText())
                .containsExactly("does read_1 type 1", "does read_2 type 2", "does write_3 type 3");
        assertThat(page.select("#contracts details.contract summary").eachText())
                .containsExactly("for example: does read_1", "for example: does write_3");
        assertThat(page.select("#contracts .inside").first().select("pre").eachText())
                .containsExactly(
                        "curl -sS 'http://localhost:8080/read/7' -H 'Authorization: Bearer '\"$TOKEN_SANDBOX\"",
                        "200\n{}");
        assertThat(page.select("#contracts code").text()).isEqualTo("--contract read_1");
        assertThat(page.select("time").attr("datetime")).isEqualTo("2026-03-01T10:15:30.123Z");
        assertThat(page.select("time").text()).isEqualTo("2026-03-01 10:15:30 UTC");
    }

    @Test
    void contractsThatWereNotRunAreNeitherPassedNorBroken() throws Exception {
        Document page = page(new SampleReport()
                .broken("read", SUCCESS, "the server did not answer")
                .notRun("write", SUCCESS, "not run: the server stopped answering"));
        assertThat(page.select("h1").text()).isEqualTo("1 of 2 contracts are broken, 1 were not run");
        assertThat(page.select(".note").text()).isEqualTo("1 contracts not run: the server stopped answering");
        assertThat(page.select("#contracts li").eachAttr("class")).containsExactly("broken", "not-run");
    }

    private Document page(SampleReport report) throws Exception {
        return WrittenReports.of(report.build(), folder).page();
    }
}
