package com.eiam.accounts.reference.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eiam.accounts.reference.TestDatabase;
import com.eiam.accounts.reference.start.StartException;
import com.eiam.accounts.tenant.IdOrder;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Migrates the data of earlier versions. */
class MigrationTest {

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void accountsOfTheFirstVersionGetTheirIdsBytesAndAreCounted(TestDatabase database) {
        DataSource source = source(database.empty());
        migrate(source, "1");
        JdbcClient sql = JdbcClient.create(source);
        List<String> ids = List.of("20220413142801447-1D7C-9E6B0A4F2", "\\", "\\x41", "a\\\\b\\101", "ü\uff5e🙂", "'");
        sql.sql("insert into application values ('app', 'app', false, false, false)")
                .update();
        for (String id : ids) {
            sql.sql("insert into tenant_user values (?, ?, ?, false)")
                    .params(id, id, id)
                    .update();
            sql.sql("""
                            insert into account (app_id, account_id, account_type, account_name, account_name_key,
                                                 disabled, extension, created_at, changed_at)
                            values ('app', ?, 'ORPHAN_ACCOUNT', ?, ?, false, '{}', current_timestamp, current_timestamp)
                            """).params(id, id, id).update();
        }

        migrate(source, "2");

        assertThat(sql.sql("select sum(accounts) from account_count where account_type = 'ORPHAN_ACCOUNT'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(ids.size());
        assertThat(sql.sql("select sum(accounts) from account_count where account_type = 'BASIC_ACCOUNT'")
                        .query(Integer.class)
                        .single())
                .isZero();
        for (String id : ids) {
            assertThat(bytes(sql, "select account_id_bytes from account where account_id = ?", id))
                    .isEqualTo(IdOrder.bytes(id));
            assertThat(bytes(sql, "select user_id_bytes from tenant_user where user_id = ?", id))
                    .isEqualTo(IdOrder.bytes(id));
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void namesOfTheThirdVersionGetTheirKeysAgain(TestDatabase database) {
        DataSource source = source(database.empty());
        migrate(source, "3");
        JdbcClient sql = JdbcClient.create(source);
        sql.sql("insert into application values ('app', 'app', false, false, false)")
                .update();
        insert(sql, "1", "mıke", "mike");
        insert(sql, "2", "Ann", "ann");
        insert(sql, "3", "ẞ", "ß");

        migrate(source, "4");

        for (String table : List.of("select username_key from tenant_user", "select account_name_key from account")) {
            assertThat(sql.sql(table).query(String.class).list()).containsExactlyInAnyOrder("mıke", "ann", "ss");
        }
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void twoAccountsThatGetOneNameAreReported(TestDatabase database) {
        DataSource source = source(database.empty());
        migrate(source, "3");
        JdbcClient sql = JdbcClient.create(source);
        sql.sql("insert into application values ('app', 'app', false, false, false)")
                .update();
        insertAccount(sql, "1", "ß", "ss");
        insertAccount(sql, "2", "ẞ", "ß");

        assertThatThrownBy(() -> migrate(source, "4"))
                .hasRootCauseInstanceOf(StartException.class)
                .hasRootCauseMessage(
                        "application app: the account 2 has the name ẞ, which is the name of another one since names compare"
                                + " by Unicode's case folding; rename or delete one of them with the earlier version of"
                                + " this server");
    }

    private static void insert(JdbcClient sql, String id, String name, String key) {
        sql.sql(
                        "insert into tenant_user (user_id, username, username_key, disabled, user_id_bytes) values (?, ?, ?, false, ?)")
                .params(id, name, key, IdOrder.bytes(id))
                .update();
        insertAccount(sql, id, name, key);
    }

    private static void insertAccount(JdbcClient sql, String id, String name, String key) {
        sql.sql("""
                        insert into account (app_id, account_id, account_type, account_name, account_name_key, disabled,
                                             extension, created_at, changed_at, account_id_bytes)
                        values ('app', ?, 'ORPHAN_ACCOUNT', ?, ?, false, '{}', current_timestamp, current_timestamp, ?)
                        """).params(id, name, key, IdOrder.bytes(id)).update();
    }

    private static byte[] bytes(JdbcClient sql, String select, String id) {
        return sql.sql(select).param(id).query((row, number) -> row.getBytes(1)).single();
    }

    private static void migrate(DataSource source, String version) {
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static DataSource source(List<String> properties) {
        DriverManagerDataSource source = new DriverManagerDataSource();
        for (String property : properties) {
            String value = property.substring(property.indexOf('=') + 1);
            if (property.startsWith("--spring.datasource.url=")) {
                source.setUrl(value);
            } else {
                source.setUsername(value);
            }
        }
        return source;
    }
}
