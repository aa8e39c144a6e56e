package com.eiam.accounts.reference.account;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static com.eiam.accounts.reference.RunningServer.PUBLIC;
import static com.eiam.accounts.reference.RunningServer.WIKI;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.tenant.IdOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** What is in the pages of lists, and in which order. */
class PagingTest extends AccountListTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "ORPHAN_ACCOUNT"})
    void everyPageHasItsExactSizeAndTogetherTheyAreTheWholeListOnce(String type) {
        List<String> all = new ArrayList<>(
                IntStream.range(0, 57).mapToObj(i -> "p" + (1000 + i)).toList());
        Collections.shuffle(all, new Random(7));
        List<String> expected = withThoseOfTheTenant(type, all);
        insert(WIKI, all);
        for (int size : new int[] {10, 19, 29, expected.size() - 1, expected.size(), 100}) {
            List<String> seen = new ArrayList<>();
            for (int page = 0; page <= expected.size() / size + 1; page++) {
                Answer answer = list(WIKI, type, page, size);
                assertThat(answer.json().path("total").asInt()).isEqualTo(expected.size());
                assertThat(ids(answer)).hasSize(Math.max(0, Math.min(size, expected.size() - page * size)));
                seen.addAll(ids(answer));
            }
            assertThat(seen).isEqualTo(expected);
        }
    }

    // Danish sorts AA after Z, most languages ignore dashes, all sort Z after a, and UTF-16 sorts an emoji before
    // U+FF5E.
    private static final List<String> ODD_IDS =
            List.of("-b", "0", "AA", "B", "Z", "\\x41", "a", "a-b", "aa", "ab", "ä", "\uff5e", "🙂");

    @Test
    void idsAreOrderedByteByByte() {
        if (database == TestDatabase.POSTGRESQL) {
            assertThat(server.sql()
                            .sql("select 'AA' > 'Z'")
                            .query(Boolean.class)
                            .single())
                    .as("the database is Danish")
                    .isTrue();
        }
        List<String> shuffled = new ArrayList<>(ODD_IDS);
        Collections.shuffle(shuffled, new Random(3));
        insert(CRM, shuffled);

        assertThat(ids(list(CRM, "ORPHAN_ACCOUNT", 0, 100)).stream().filter(id -> !id.startsWith("2022")))
                .containsExactlyElementsOf(ODD_IDS);
    }

    @Test
    void onlyTheTypeThatIsAskedForIsListed() {
        assertThat(list(ARCHIVE, "BASIC_ACCOUNT", 0, 10).json().path("total").asInt())
                .isEqualTo(4);
        assertThat(list(ARCHIVE, "PUBLIC_ACCOUNT", 0, 10).text())
                .isEqualTo("{\"total\":1,\"accounts\":[{\"id\":\"20220416090011111-5E0A-A1000BBBB\","
                        + "\"account_name\":\"archivist-12\",\"name\":\"Archivist 12\",\"org_id\":null,"
                        + "\"disabled\":true,\"account_type\":\"PUBLIC_ACCOUNT\",\"extension\":{},\"roles\":[]}]}");
        Answer absent =
                Call.of("listAccounts", ARCHIVE).query("offset=0&limit=10").to(server);
        assertThat(absent.text()).isEqualTo(list(ARCHIVE, "", 0, 10).text());
    }

    @Test
    void anUnknownQueryParameterIsIgnored() {
        assertThat(Call.of("listAccounts", ARCHIVE)
                        .query("offset=0&limit=10&trace=1&trace=2")
                        .to(server)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aPageFarBeyondTheLastIsEmpty() {
        for (String operation : List.of("listAccounts", "listAccountPermissions")) {
            Answer answer = Call.of(operation, ARCHIVE)
                    .query("offset=2147483647&limit=50")
                    .to(server);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("total").asInt()).isEqualTo(12);
            assertThat(answer.json().path("accounts")).isEmpty();
            assertThat(answer.json().path("list")).isEmpty();
        }
        assertThat(Call.of("listPublicAccountUsers", CRM, PUBLIC)
                        .query("offset=2147483647&limit=100")
                        .to(server)
                        .text())
                .isEqualTo("{\"total\":1,\"associated_users\":[]}");
    }

    @Test
    void usersOfAPublicAccountComeInPagesInTheOrderOfTheirIds() {
        List<String> users = new ArrayList<>(Stream.concat(
                        Stream.of("u-z", "u-Z", "u-\uff5e", "u-🙂", "u-AA", "u-B"),
                        IntStream.range(0, 19).mapToObj(i -> "u" + (100 + i)))
                .toList());
        Collections.shuffle(users, new Random(5));
        users.forEach(user -> server.sql()
                .sql("""
                                insert into tenant_user (user_id, user_id_bytes, username, username_key, disabled)
                                values (?, ?, ?, ?, false)
                                """)
                .params(user, IdOrder.bytes(user), user, user)
                .update());
        try {
            server.sql().sql("delete from account_member").update();
            users.forEach(user -> server.sql()
                    .sql("insert into account_member (app_id, account_id, user_id) values (?, ?, ?)")
                    .params(CRM, PUBLIC, user)
                    .update());

            List<String> seen = new ArrayList<>();
            for (int page = 0; page < 4; page++) {
                JsonNode json = Call.of("listPublicAccountUsers", CRM, PUBLIC)
                        .query("limit=10&offset=" + page)
                        .to(server)
                        .json();
                assertThat(json.path("total").asInt()).isEqualTo(25);
                assertThat(json.path("associated_users")).hasSize(Math.max(0, Math.min(10, 25 - page * 10)));
                seen.addAll(json.path("associated_users").findValuesAsString("id"));
            }
            assertThat(seen)
                    .hasSize(25)
                    .startsWith("u-AA", "u-B", "u-Z", "u-z", "u-\uff5e", "u-🙂", "u100")
                    .endsWith("u118");
        } finally {
            server.sql().sql("delete from account_member").update();
            server.sql().sql("delete from tenant_user where user_id like 'u%'").update();
        }
    }
}
