package com.eiam.accounts.reference.tenant;

import static org.assertj.core.api.Assertions.assertThat;

import com.eiam.accounts.reference.TestDatabase;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TenantRepositoryTest {

    /** Tables without data of a tenant. */
    private static final List<String> KEPT =
            List.of("flyway_schema_history", "tenant_file_lock", "account_slot", "signing_key");

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void aResetEmptiesEveryTable(TestDatabase database) {
        List<String> tables = database.server().sql().sql("""
                        select table_name from information_schema.tables
                        where lower(table_schema) = 'public' and lower(table_name) not like 'initial_%'
                        """).query(String.class).list().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> !KEPT.contains(name))
                .toList();
        assertThat(TenantRepository.EVERYTHING)
                .as("what a reset empties: a table comes before those that it refers to")
                .containsExactlyInAnyOrderElementsOf(tables);
    }
}
