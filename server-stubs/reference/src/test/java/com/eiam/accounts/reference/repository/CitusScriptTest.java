package com.eiam.accounts.reference.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.RunningServer;
import com.eiam.accounts.reference.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The script for Citus on a PostgreSQL without Citus. Functions with the names of Citus's record what it asks for, and
 * refuse what Citus refuses.
 */
class CitusScriptTest {

    private static final String FUNCTIONS = """
            create schema citus_stand_in;
            create table citus_stand_in.call (id serial, kind text, item regclass);
            create view pg_dist_partition as select item as logicalrelid from citus_stand_in.call where kind <> 'truncated';
            create function create_reference_table(item regclass) returns void language plpgsql as $$ begin
                insert into citus_stand_in.call (kind, item) values ('copied', item);
            end $$;
            create function create_distributed_table(item regclass, by text, colocate_with text) returns void
            language plpgsql as $$ begin
                if exists (
                    select from pg_constraint f where f.conrelid = item and f.contype = 'f' and f.confrelid <> item
                    and not exists (select from citus_stand_in.call c where c.item = f.confrelid)
                ) then
                    raise exception '% refers to a table that is not distributed', item;
                end if;
                insert into citus_stand_in.call (kind, item) values ('by ' || by || ' with ' || colocate_with, item);
            end $$;
            create function truncate_local_data_after_distributing_table(item regclass) returns void
            language plpgsql as $$ begin
                insert into citus_stand_in.call (kind, item) values ('truncated', item);
            end $$;
            """;

    @Test
    void eachTableIsDistributedByApplicationOrCopied() throws IOException {
        try (RunningServer server = RunningServer.start(TestDatabase.POSTGRESQL.empty())) {
            JdbcClient sql = server.sql();
            JdbcTemplate scripts = server.bean(JdbcTemplate.class);
            scripts.execute(FUNCTIONS);

            scripts.execute(new ClassPathResource("db/citus.sql").getContentAsString(StandardCharsets.UTF_8));

            assertThat(tables(sql, "by app_id with none")).containsExactly("application");
            assertThat(tables(sql, "by app_id with application"))
                    .contains("account", "account_role", "audit_record")
                    .hasSize(sql.sql("""
                                    select count(*) from information_schema.columns
                                    where column_name = 'app_id' and table_schema = 'public'
                                    """).query(Integer.class).single() - 1);
            assertThat(tables(sql, "copied")).contains("tenant_user", "client", "flyway_schema_history");
            assertThat(tables(sql, "truncated"))
                    .contains("application", "tenant_user", "audit_record")
                    .doesNotContain("account");
        }
    }

    private static List<String> tables(JdbcClient sql, String kind) {
        return sql.sql("select item::text from citus_stand_in.call where kind = :kind order by id")
                .param("kind", kind)
                .query(String.class)
                .list();
    }
}
