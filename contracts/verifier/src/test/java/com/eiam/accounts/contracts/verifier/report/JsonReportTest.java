package com.eiam.accounts.contracts.verifier.report;

import static com.eiam.accounts.contracts.verifier.report.SampleReport.MISSING;
import static com.eiam.accounts.contracts.verifier.report.SampleReport.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Programs read this file: its keys and values stay. */
class JsonReportTest {

    @TempDir
    Path folder;

    @Test
    void hasTheKeysThatTheReadmeDescribes() throws Exception {
        JsonNode json = WrittenReports.of(
                        new SampleReport()
                                .broken("read", MISSING, "id is 7, expected 8")
                                .notRun("write", SUCCESS, "not run: late")
                                .build(),
                        folder)
                .json();
        JsonNode expected = JsonMapper.shared().readTree("""
                        {
                          "title": "Sample API",
                          "version": "1.0.0",
                          "server": "http://localhost:8080",
                          "started": "2026-03-01T10:15:30.123Z",
                          "millis": 1234,
                          "passed": false,
                          "seed": 42,
                          "warnings": [],
                          "shell": ["TOKEN_SANDBOX=$(curl http://localhost:8080/token)"],
                          "counts": {"contracts": 2, "passed": 0, "broken": 1, "not_run": 1},
                          "operations": [
                            {"id": "read", "tag": "things", "method": "GET", "path": "/read/{id}",
                             "exclusions": [{"status": 503, "code": "A.3", "reason": "No request makes a server busy."}]},
                            {"id": "write", "tag": "things", "method": "PUT", "path": "/write/{id}",
                             "exclusions": [{"status": 503, "code": "A.3", "reason": "No request makes a server busy."}]}
                          ],
                          "causes": [{"words": "id is 7, expected 8", "contracts": ["read_1"]}],
                          "contracts": [
                            {"id": "read_1", "operation": "read", "name": "does read_1", "keyword": "type",
                             "status": 400, "code": "A.1", "verdict": "broken", "millis": 7,
                             "differences": ["id is 7, expected 8"],
                             "steps": [{
                               "request": {"method": "GET", "url": "http://localhost:8080/read/7",
                                           "headers": {"Accept": "application/json"}},
                               "answer": {"status": 200, "request_id": "request-4711",
                                          "headers": {"Content-Type": "application/json", "X-Request-Id": "request-4711"},
                                          "body": "{\\"id\\":\\"7\\"}"},
                               "curl": "curl -sS 'http://localhost:8080/read/7' -H 'Authorization: Bearer '\\"$TOKEN_SANDBOX\\""
                             }]},
                            {"id": "write_2", "operation": "write", "name": "does write_2", "keyword": "type",
                             "status": 200, "verdict": "not_run", "millis": 7,
                             "differences": ["not run: late"], "steps": []}
                          ]
                        }
                        """);
        assertThat(json).isEqualTo(expected);
    }

    @Test
    void ofManyDifferencesTheFirstAreEnough() throws Exception {
        String[] differences = IntStream.range(0, 80_000)
                .mapToObj(i -> "key" + i + " is 1, but should not be there")
                .toArray(String[]::new);
        WrittenReports written = WrittenReports.of(
                new SampleReport().broken("read", MISSING, differences).build(), folder);
        assertThat(written.json().at("/contracts/0/differences"))
                .hasSize(21)
                .last()
                .isEqualTo(JsonNodeFactory.instance.stringNode("79980 more differences"));
        assertThat(written.page().select(".findings li")).hasSize(21);
        assertThat(written.junit("failure").get(0).getTextContent()).contains("79980 more differences");
    }

    @Test
    void aRunThatDidNotTakePlaceSaysWhy() throws Exception {
        JsonNode json = WrittenReports.of(new SampleReport().problem("no token").build(), folder)
                .json();
        assertThat(json.path("problem").stringValue()).isEqualTo("no token");
        assertThat(json.path("passed").booleanValue()).isFalse();
    }
}
