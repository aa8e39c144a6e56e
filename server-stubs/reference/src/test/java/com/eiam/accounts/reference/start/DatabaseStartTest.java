package com.eiam.accounts.reference.start;

import static com.eiam.accounts.reference.RunningServer.CRM;
import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.RunningServer.Answer;
import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.server.model.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Starts without a database that can be used: one line says what to do. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseStartTest {

    @Test
    void aMissingDatabaseIsOneLine(CapturedOutput output) {
        assertThat(StartFailure.of(output, List.of("--spring.datasource.url=jdbc:postgresql://localhost:1/none")))
                .startsWith("the database jdbc:postgresql://localhost:1/none cannot be used: Connection to localhost:1"
                        + " refused.")
                .endsWith("(spring.datasource.url, username, password)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "user:hidden@"})
    void anUnknownHostOfTheDatabaseIsOneLine(String user, CapturedOutput output) {
        String url = "jdbc:postgresql://" + user + "no-such-host.invalid:1/none";
        assertThat(StartFailure.of(output, List.of("--spring.datasource.url=" + url)))
                .contains(" cannot be used: there is no host no-such-host.invalid (");
        assertThat(output).doesNotContain("hidden");
    }

    @Test
    void aDatabaseThatBreaksDuringTheStartIsOneLine(CapturedOutput output) {
        List<String> properties = TestDatabase.POSTGRESQL.empty();
        try (RunningServer first = RunningServer.start(properties)) {
            first.sql().sql("""
                            create function break_connection() returns trigger language plpgsql as
                            'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'
                            """).update();
            first.sql()
                    .sql(
                            "create trigger break_connection before update on tenant_user execute function break_connection()")
                    .update();
        }

        assertThat(StartFailure.of(output, properties))
                .startsWith("the database jdbc:postgresql://")
                .contains(" cannot be used: FATAL: terminating connection due to administrator command");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SQL_ASCII", "LATIN1"})
    void aDatabaseInAnotherEncodingIsOneLine(String encoding, CapturedOutput output) {
        String name = encoding.toLowerCase(Locale.ROOT);
        sql("create database " + name + " template template0 encoding '" + encoding + "' locale 'C'");

        assertThat(StartFailure.of(output, anotherDatabase(name, "postgres")))
                .isEqualTo("the database has the encoding " + encoding
                        + "; create one with encoding 'UTF8' template template0 (spring.datasource.url)");
    }

    @Test
    void aUserWhoMustNotMakeTablesIsOneLine(CapturedOutput output) {
        sql("create role reader login");
        sql("create database foreign_owner");

        assertThat(StartFailure.of(output, anotherDatabase("foreign_owner", "reader")))
                .endsWith(" cannot be used: ERROR: permission denied for schema public (spring.datasource.username;"
                        + " grant this user create on the schema)");
    }

    @Test
    void aReadOnlyDatabaseIsOneLine(CapturedOutput output) {
        sql("create database read_only");
        sql("alter database read_only set default_transaction_read_only = on");

        assertThat(StartFailure.of(output, anotherDatabase("read_only", "postgres")))
                .contains(" cannot be used: ERROR: cannot execute CREATE TABLE in a read-only transaction")
                .endsWith("(spring.datasource.url; use the server that takes changes, not a read-only copy)");
    }

    @Test
    void aPoolerThatKeepsPreparedStatementsIsOneLine(CapturedOutput output) {
        List<String> properties = new ArrayList<>(TestDatabase.POSTGRESQL.empty());
        // As on a connection that another client of the pooler had before.
        properties.add("--spring.datasource.hikari.connection-init-sql=prepare \"S_1\" as select 1");

        assertThat(StartFailure.of(output, properties))
                .endsWith(
                        " cannot be used: ERROR: prepared statement \"S_1\" already exists (a pooler such as PgBouncer"
                                + " gives each transaction another connection: add prepareThreshold=0 to spring.datasource.url)");
    }

    private static void sql(String statement) {
        TestDatabase.POSTGRESQL.server().sql().sql(statement).update();
    }

    /** Another database of the PostgreSQL server, and who uses it. */
    private static List<String> anotherDatabase(String name, String user) {
        String url = TestDatabase.POSTGRESQL.empty().get(0);
        return List.of(
                url.replaceFirst("/t[0-9a-f]{32}", "/" + name).replaceFirst("user=[^&]*", "user=" + user),
                "--spring.datasource.username=" + user);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            checksum = 1    | Migration checksum mismatch for migration version 2
            success = false | Detected failed migration to version 2 (account family).
            """)
    void otherMigrationsAreOneLine(String change, String reason, CapturedOutput output) {
        List<String> properties = TestDatabase.POSTGRESQL.empty();
        try (RunningServer first = RunningServer.start(properties)) {
            first.sql()
                    .sql("update flyway_schema_history set " + change + " where version = '2'")
                    .update();
        }

        assertThat(StartFailure.of(output, properties))
                .startsWith("the database jdbc:postgresql://")
                .contains(" has other migrations than this version: " + reason);
    }

    @Test
    void withoutItsDatabaseTheServerAnswersWhenToTryAgain() {
        List<String> properties = new ArrayList<>(TestDatabase.POSTGRESQL.empty());
        properties.add("--spring.datasource.hikari.connection-timeout=500");
        properties.add("--eiam.accounts.retry-after=7s");
        try (RunningServer server = RunningServer.start(properties)) {
            server.token("sandbox");
            String name = server.sql()
                    .sql("select current_database()")
                    .query(String.class)
                    .single();
            TestDatabase.POSTGRESQL
                    .server()
                    .sql()
                    .sql("drop database " + name + " with (force)")
                    .update();

            Answer call = server.call("createOrphanAccount", CRM, "", "{\"account_name\":\"n\"}");
            Answer token = server.askForToken("grant_type=client_credentials&client_id=sandbox&client_secret=x");

            for (Answer answer : List.of(call, token)) {
                assertThat(answer.status()).as(answer.text()).isEqualTo(503);
                assertThat(answer.code()).isEqualTo(ErrorCode.HTTP_503.code());
                assertThat(answer.header("Retry-After")).isEqualTo("7");
            }
        }
    }
}
