package com.eiam.accounts.contracts.verifier.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.contracts.verifier.servers.Gateway;
import com.eiam.accounts.contracts.verifier.servers.SameAnswer;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The screen shows causes, and nothing on it is a server's command. */
class SummaryTest {

    private static final String HOSTILE =
            "\u001b[2J\n##vso[task.setvariable variable=a]b\n::set-output name=a::b\ncontracts: 1 of 1 passed\u0000";

    private static final Pattern ACTIVE = Pattern.compile("[\\p{Cntrl}&&[^\\n]]|##\\w*\\[|(?m)^\\s*::");

    @TempDir
    Path reports;

    @Test
    void oneFaultIsOneCause() throws Exception {
        try (Gateway server = SameAnswer.answering(500, "text/html", "<h1>Proxy error</h1>")) {
            CommandRun run = CommandRun.ofGetAccount(reports, server.url());
            assertThat(run.out().lines().filter(line -> line.startsWith("BROKEN")))
                    .hasSize(1);
            assertThat(run.out())
                    .containsPattern("  - status 500, expected 200\\R")
                    .containsPattern("  and \\d+ more: .+\\R    getAccount \\d+\\R");
        }
    }

    @Test
    void nothingThatAServerWritesActs() throws Exception {
        String json = JsonMapper.shared().writeValueAsString(Map.of("id", HOSTILE, "account_name", HOSTILE));
        try (Gateway server = SameAnswer.answering(200, SameAnswer.JSON, json)) {
            CommandRun run = CommandRun.ofGetAccount(reports, server.url());
            assertThat(run.out()).contains("\\u0023#vso[", "\\u001b[2J\\n");
            assertThat(ACTIVE.matcher(run.out()).find()).isFalse();
            assertThat(run.out().lines().filter(line -> line.startsWith("contracts: ")))
                    .hasSize(1);
        }
        String refusal = JsonMapper.shared().writeValueAsString(Map.of("error", HOSTILE));
        try (Gateway server = SameAnswer.refusingTokens(refusal)) {
            CommandRun run = CommandRun.ofGetAccount(reports, server.url());
            assertThat(run.err().lines()).hasSize(1);
            assertThat(ACTIVE.matcher(run.err()).find()).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://some-user:pass%40word@localhost:1",
                "http://some-user:pass/w@rd@localhost:1",
                "http://some-user:pass word@localhost:1/x",
                "some-user:password@localhost"
            })
    void aUserInTheUrlIsRefusedAndShownNowhere(String url) throws Exception {
        CommandRun run = CommandRun.of(reports, "--url", url);
        run.couldNotRun("--url has a user name or a password, which the API does not use; leave it out. A gateway's"
                + " credentials go into --header-env");
        assertThat(run.texts()).noneMatch(text -> text.contains("some-user") || text.contains("word@"));
    }

    @Test
    void aUrlThatIsNoneIsPrintedWithoutItsCommands() throws Exception {
        CommandRun run = CommandRun.of(reports, "--url", "http://\u001b[31m##vso[a]b");
        run.couldNotRun("--url: http://\\u001b[31m\\u0023#vso[a]b is not a URL of a server: it should look like"
                + " https://eiam.example.com");
        assertThat(run.texts()).noneMatch(text -> ACTIVE.matcher(text).find());
    }
}
