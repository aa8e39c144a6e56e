package com.eiam.accounts.reference.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.Call;
import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.Spec;
import com.eiam.accounts.reference.Spec.Operation;
import com.eiam.accounts.reference.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each operation sends to PostgreSQL when it succeeds. */
class StatementsTest {

    /**
     * Round trips. BEGIN is sent together with the first statement, COMMIT is a trip. An operation that is not here may
     * need one for a read and seven for a change.
     */
    private static final Map<String, Integer> TRIPS = Map.ofEntries(
            Map.entry("disableAccount", 4),
            Map.entry("enableAccount", 4),
            Map.entry("addAccountRoles", 5),
            Map.entry("bindPublicAccountOwner", 5),
            Map.entry("bindPublicAccountUsers", 5),
            Map.entry("listAccountPermissions", 5),
            Map.entry("listAccounts", 5),
            Map.entry("removeAccountRoles", 5),
            Map.entry("unbindPublicAccountUsers", 5),
            Map.entry("createOrphanAccount", 6),
            Map.entry("createPublicAccount", 6),
            Map.entry("updateAccount", 6));

    private static final Map<Operation, List<List<List<String>>>> SEEN = new ConcurrentHashMap<>();

    private static PostgresTap tap;
    private static RunningServer server;

    @BeforeAll
    static void startBehindATap() throws IOException {
        List<String> properties = TestDatabase.POSTGRESQL.empty();
        tap = PostgresTap.of(properties);
        // Statements are sent as text each time, and not encrypted.
        properties = tap.properties(properties, "sslmode=disable&gssEncMode=disable&prepareThreshold=0");
        properties.add("--spring.datasource.hikari.maximum-pool-size=2");
        server = RunningServer.start(properties);
        server.rows().remember();
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
        tap.close();
    }

    static Stream<Operation> operations() {
        return Spec.operations();
    }

    /** The round trips of each successful contract of an operation. A change begins with fresh data. */
    private static List<List<List<String>>> trips(Operation operation) {
        return SEEN.computeIfAbsent(operation, StatementsTest::send);
    }

    private static List<List<List<String>>> send(Operation operation) {
        List<List<List<String>>> all = new ArrayList<>();
        for (Call call : operation.successes()) {
            if (!operation.isRead()) {
                server.rows().restore();
            }
            server.token(call.client());
            tap.trips();
            assertThat(call.to(server).status()).isLessThan(300);
            all.add(tap.trips());
        }
        return all;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void anOperationNeedsFewRoundTrips(Operation operation) {
        for (List<List<String>> trips : trips(operation)) {
            assertThat(trips)
                    .as(operation.id())
                    .hasSizeLessThanOrEqualTo(TRIPS.getOrDefault(operation.id(), operation.isRead() ? 1 : 7));
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void eachTableIsBoundToOneApplication(Operation operation) {
        assertBound(trips(operation).stream().flatMap(List::stream).flatMap(List::stream));
    }

    @Test
    void creationsWithAKeyAreBoundToOneApplication() {
        server.token("sandbox");
        tap.trips();
        String body = "{\"account_name\":\"keyed\"}";
        assertThat(server.createOrphan(RunningServer.CRM, body, "\"key\"").text())
                .isEqualTo(
                        server.createOrphan(RunningServer.CRM, body, "\"key\"").text());

        List<String> statements = tap.trips().stream().flatMap(List::stream).toList();
        assertThat(statements).anyMatch(statement -> statement.startsWith("delete from idempotency_key"));
        assertBound(statements.stream());
    }

    private static void assertBound(Stream<String> statements) {
        Set<String> tables = server.sql()
                .sql("select table_name from information_schema.columns where column_name = 'app_id'")
                .query(String.class)
                .set();
        assertThat(tables).contains("account", "audit_record");

        statements
                .distinct()
                .forEach(statement -> assertThat(ApplicationBound.unbound(statement, tables))
                        .as(statement)
                        .isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            select * from account where account_id = $1 | account
            select * from account a where a.app_id <> $1 | account
            delete from account | account
            select a.* from (select app_id from account where app_id = $1) p join account a on a.app_id = p.app_id | account
            select a.* from (select app_id from account) p join application a on a.app_id = p.app_id where a.app_id = $1 | account
            select (select count(*) from audit_record) from account a where a.app_id = $1 | audit_record
            select * from account a join account_role h on h.account_id = a.account_id where a.app_id = $1 | account_role
            insert into account_role (account_id, app_id) values ($1, 'x') | account_role
            insert into account_role (app_id, role_id) select r.app_id, r.role_id from app_role r where r.role_id = $1 | app_role
            """)
    void theCheckFindsATableThatIsNotBound(String statement, String table) {
        assertThat(ApplicationBound.unbound(
                        statement, Set.of("account", "account_role", "app_role", "application", "audit_record")))
                .containsExactly(table);
    }
}
