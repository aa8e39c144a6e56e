package com.eiam.accounts.contracts.generator.testcase;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugTest {

    @ParameterizedTest
    @CsvSource({
        "refuses a taken name, refuses_a_taken_name",
        "it's 'quoted', its_quoted",
        "Ärger über Größen, arger_uber_gro_en",
        "书架太多, contract",
        "'   ', contract",
        "🙂 binds 2 users!, binds_2_users"
    })
    void makesNamesSafe(String name, String slug) {
        assertThat(Slug.of(name)).isEqualTo(slug);
    }

    @Test
    void keepsLongNamesShort() {
        assertThat(Slug.of("a".repeat(79) + " tail")).hasSize(79);
    }
}
