package com.eiam.accounts.reference.audit;

import static com.eiam.accounts.reference.RunningServer.BASIC;
import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.ORPHAN;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static com.eiam.accounts.reference.RunningServer.WIKI_BASIC;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestClock;
import com.eiam.accounts.reference.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Nine changes of {@code crm} and one of {@code wiki}, three at the same time each. */
@ParameterizedClass
@EnumSource(TestDatabase.class)
class AuditEndpointTest {

    private static final String PATH = "/actuator/audit?application=" + CRM;

    private static RunningServer server;
    private static Instant start;

    @Parameter
    TestDatabase database;

    @BeforeParameterizedClassInvocation
    static void change(TestDatabase database) {
        List<String> properties = new ArrayList<>(database.empty());
        properties.add("--management.server.port=0");
        server = RunningServer.startWithTestClock(properties);
        start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        TestClock clock = server.bean(TestClock.class);
        clock.stop(start);
        Call disable = Call.of("disableAccount", CRM, ORPHAN);
        Call enable = Call.of("enableAccount", CRM, ORPHAN);
        for (int second = 0; second < 3; second++) {
            disable.to(server);
            enable.client("sandbox-accounts").to(server);
            (second % 2 == 0 ? disable : enable).account(BASIC).to(server);
            clock.forward(Duration.ofSeconds(1));
        }
        disable.app(WIKI).account(WIKI_BASIC).to(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        server.close();
    }

    private JsonNode read(String query) {
        Answer answer = server.management().get(PATH + query);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }

    private int count(String query) {
        return read(query).path("records").size();
    }

    @Test
    void pagesHaveEachRecordOfTheApplicationOnce() {
        List<String> ids = new ArrayList<>();
        List<String> times = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = read("&limit=2" + after);
            page.path("records").forEach(record -> {
                ids.add(record.path("id").stringValue());
                times.add(record.path("occurred_at").stringValue());
            });
            after = page.has("next") ? "&after=" + page.path("next").stringValue() : "";
        } while (!after.isEmpty());

        assertThat(ids).hasSize(9).doesNotHaveDuplicates();
        assertThat(times).isSorted();
    }

    @Test
    void aRecordSaysWhoChangedWhatAndWhen() {
        JsonNode record =
                read("&client=sandbox-accounts&limit=1").path("records").path(0);

        assertThat(record.path("occurred_at").stringValue()).isEqualTo(start.toString());
        assertThat(record.path("app_id").stringValue()).isEqualTo(CRM);
        assertThat(record.path("account_id").stringValue()).isEqualTo(ORPHAN);
        assertThat(record.path("client_id").stringValue()).isEqualTo("sandbox-accounts");
        assertThat(record.path("operation").stringValue()).isEqualTo("enableAccount");
        assertThat(record.path("request_id").stringValue()).isNotEmpty();
        assertThat(record.path("fields"))
                .singleElement()
                .extracting(JsonNode::stringValue)
                .isEqualTo("disabled");
    }

    @Test
    void filtersCanBeCombined() {
        assertThat(count("")).isEqualTo(9);
        assertThat(count("&account=" + ORPHAN)).isEqualTo(6);
        assertThat(count("&client=sandbox-accounts")).isEqualTo(3);
        assertThat(count("&account=" + BASIC + "&client=sandbox-accounts")).isZero();
        assertThat(count("&from=" + start.plusSeconds(1))).isEqualTo(6);
        assertThat(count("&until=" + start.plusSeconds(1))).isEqualTo(3);
        assertThat(count("&from=" + start.plusSeconds(1) + "&until=" + start.plusSeconds(2) + "&account=" + ORPHAN))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ?account=x                 | application
            ?application=a&limit=0     | limit is a number from 1 to 1000
            ?application=a&limit=1001  | limit is a number from 1 to 1000
            ?application=a&limit=ten   | limit
            ?application=a&from=today  | from is a time such as 2026-01-31T12:00:00Z
            ?application=%00           | an id has U+0000
            ?application=a&account=%00 | an id has U+0000
            ?application=a&client=a%00 | an id has U+0000
            ?application=a&from=+999999999-01-01T00:00:00Z | from is a time
            ?application=a&until=-999999999-01-01T00:00:00Z | until is a time
            ?application=a&until=1     | until is a time such as 2026-01-31T12:00:00Z
            ?application=a&after=x     | after is the value of next in the page before
            ?application=a&after=      | after is the value of next in the page before
            ?application=a&after=+999999999-01-01T00:00:00Z_x | after is the value of next in the page before
            ?application=a&after=-999999999-01-01T00:00:00Z_x | after is the value of next in the page before
            ?application=a&after=2026-01-31T12:00:00Z_%00     | an id has U+0000
            ?application=a&from=       | from is a time
            ?application=a&limit=      | limit is a number
            ?application=a&limit=%2B9999999999 | limit is a number
            ?application=       | an id is empty
            ?application=a&account= | an id is empty
            ?application=a&client=  | an id is empty
            ?application=a&acount=b | there is no parameter acount; there are account, after, application, client, from, limit, until
            ?application=a&FROM=2026-01-31T12:00:00Z | there is no parameter FROM
            ?application=a&account=b&account=c | account is there twice
            ?application=a&limit=1&limit=1 | limit is there twice
            """)
    void aBadQueryIsNamed(String query, String message) {
        Answer answer = server.management().get("/actuator/audit" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(message).doesNotContain("Exception");
    }
}
