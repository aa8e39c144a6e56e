package com.eiam.accounts.contracts.verifier.report;

import static com.eiam.accounts.contracts.verifier.report.SampleReport.INVALID;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.result.VerificationReport;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Element;

/** JUnit XML that Jenkins, GitLab and Azure DevOps read, and that says which contract of which operation is broken. */
class JUnitReportTest {

    /** What the schema of Jenkins' xUnit plugin allows, the strictest of the three, and what we need of it. */
    private static final Map<String, Set<String>> ATTRIBUTES = Map.of(
            "testsuites", Set.of("name", "tests", "failures", "errors", "time"),
            "testsuite", Set.of("name", "tests", "failures", "errors", "skipped", "time", "timestamp", "hostname"),
            "testcase", Set.of("classname", "name", "time"),
            "failure", Set.of("type", "message"),
            "error", Set.of("type", "message"),
            "properties", Set.of(),
            "property", Set.of("name", "value"));

    @TempDir
    Path folder;

    @Test
    void aFailureNamesOperationAndContract() throws Exception {
        WrittenReports written = write(new SampleReport()
                .passed("read", SUCCESS)
                .broken("write", SUCCESS, "id is 7, expected 8", "name is a\n::b, expected c")
                .build());

        Element failure = written.junit("failure").get(0);
        assertThat(failure.getAttribute("message")).isEqualTo("write does write_2: id is 7, expected 8");
        assertThat(failure.getTextContent())
                .startsWith("id is 7, expected 8\nname is a\n\\u003a:b, expected c")
                .contains("run it again with --contract write_2")
                .contains("TOKEN_SANDBOX=$(curl http://localhost:8080/token)\ncurl -sS 'http://localhost:8080/read/7'")
                .contains("status: 200", "request-4711", "{\"id\":\"7\"}");
    }

    @Test
    void notesAreProperties() throws Exception {
        WrittenReports written = write(
                new SampleReport().passed("read", SUCCESS).warning("a \"note\"").build());

        assertThat(written.junit("property"))
                .singleElement()
                .extracting(property -> property.getAttribute("value"))
                .isEqualTo("a \"note\"");
    }

    @Test
    void theFormIsThatOfThreeTools() throws Exception {
        WrittenReports written = write(new SampleReport()
                .passed("read", SUCCESS)
                .broken("read", SUCCESS, "id is 7, expected 8")
                .passed("write", INVALID)
                .notRun("write", INVALID, "not run: the server stopped answering")
                .build());

        Element root = written.junit();
        assertThat(root.getTagName()).isEqualTo("testsuites");
        assertThat(counts(root)).containsExactly("4", "1", "1");
        assertThat(written.junit("testsuite"))
                .extracting(suite -> suite.getAttribute("name") + " " + counts(suite))
                .containsExactly("verifier [1, 0, 1]", "read [2, 1, 0]", "write [1, 0, 0]");
        Element suite = written.junit("testsuite").get(1);
        assertThat(suite.getAttribute("timestamp")).isEqualTo("2026-03-01T10:15:30");
        assertThat(suite.getAttribute("hostname")).isEqualTo("localhost");
        assertThat(suite.getAttribute("time")).isEqualTo("0.014");
        assertThat(written.junit("testcase"))
                .extracting(test -> test.getAttribute("classname") + " " + test.getAttribute("name"))
                .doesNotHaveDuplicates()
                .contains("things.read does read_1");
        for (Map.Entry<String, Set<String>> allowed : ATTRIBUTES.entrySet()) {
            List<Element> elements = new ArrayList<>(written.junit(allowed.getKey()));
            if (allowed.getKey().equals("testsuites")) {
                elements.add(root);
            }
            for (Element element : elements) {
                for (int i = 0; i < element.getAttributes().getLength(); i++) {
                    assertThat(allowed.getValue())
                            .contains(element.getAttributes().item(i).getNodeName());
                }
            }
        }
    }

    @Test
    void contractsThatWereNotRunAreOneError() throws Exception {
        SampleReport report = new SampleReport().broken("read", SUCCESS, "the server did not answer within 10 s");
        for (int i = 0; i < 1000; i++) {
            report.notRun("write", SUCCESS, "not run: the server stopped answering (10 contracts in a row)");
        }
        WrittenReports written = write(report.build());
        assertThat(written.junit("testcase")).hasSize(2);
        assertThat(written.junit("error"))
                .singleElement()
                .extracting(error -> error.getAttribute("message"))
                .isEqualTo("1000 contracts not run: the server stopped answering (10 contracts in a row)");
    }

    @Test
    void aRunThatDidNotTakePlaceIsOneError() throws Exception {
        WrittenReports written = write(new SampleReport()
                .notRun("read", SUCCESS, "not run: no token")
                .notRun("write", SUCCESS, "not run: no token")
                .problem("no token: the client was refused")
                .build());
        assertThat(counts(written.junit())).containsExactly("1", "0", "1");
        assertThat(written.junit("error"))
                .singleElement()
                .extracting(error -> error.getAttribute("message"))
                .isEqualTo("no token: the client was refused");
    }

    private WrittenReports write(VerificationReport report) throws Exception {
        return WrittenReports.of(report, folder);
    }

    private static List<String> counts(Element element) {
        return List.of(element.getAttribute("tests"), element.getAttribute("failures"), element.getAttribute("errors"));
    }
}
