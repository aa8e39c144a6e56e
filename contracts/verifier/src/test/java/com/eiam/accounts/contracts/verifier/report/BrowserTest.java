package com.eiam.accounts.contracts.verifier.report;

import static com.eiam.accounts.contracts.verifier.report.SampleReport.MISSING;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's script in Chromium, where there is one: it adds what the page can do without. */
class BrowserTest {

    @TempDir
    Path folder;

    @Test
    void searchesCopiesAndShowsTheReadersTime() throws Exception {
        Optional<Path> chromium = chromium();
        assumeThat(chromium).as("Chromium on the path").isPresent();
        WrittenReports.of(
                new SampleReport()
                        .passed("read", SUCCESS)
                        .passed("write", SUCCESS)
                        .broken("write", MISSING, "id is </script><script>document.title='taken'</script>, expected 8")
                        .build(),
                folder);

        Document page = open(chromium.get(), "?search=WRITE+does#read-200");
        assertThat(page.title()).startsWith("1 of 3 contracts are broken");
        assertThat(page.select("time").text()).isNotEmpty().doesNotStartWith("2026-03-01");
        assertThat(page.select("button").eachText())
                .hasSameSizeAs(page.select("pre.copy"))
                .containsOnly("Copy");
        assertThat(page.select("form[role=search]").hasAttr("hidden")).isFalse();
        assertThat(page.select("output").text()).isEqualTo("2 contracts");
        assertThat(page.select("#contracts li:not([hidden])").eachText())
                .allMatch(text -> text.startsWith("does write_"));
        assertThat(page.select("section.operation[hidden]").eachAttr("id")).containsExactly("read");
        assertThat(page.select("details.cell:not([hidden]):not([open])")).isEmpty();
        assertThat(page.getElementById("read-200").closest("details").hasAttr("open"))
                .isTrue();

        Document one = open(chromium.get(), "?search=write_2_the_name_as_in_other_reports");
        assertThat(one.select("#contracts li:not([hidden])").eachText()).containsExactly("does write_2 type 2");
    }

    private Document open(Path chromium, String address) throws Exception {
        Path dom = folder.resolve("dom.html");
        Path log = folder.resolve("chromium.log");
        Process browser = new ProcessBuilder(List.of(
                        chromium.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        folder.resolve("report.html").toUri() + address))
                .redirectOutput(dom.toFile())
                .redirectError(log.toFile())
                .start();
        assertThat(browser.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(log).content().doesNotContain("Uncaught");
        return Jsoup.parse(dom);
    }

    private static Optional<Path> chromium() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(directory -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(directory, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
