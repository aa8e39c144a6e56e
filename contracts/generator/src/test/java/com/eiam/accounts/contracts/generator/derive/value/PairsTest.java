package com.eiam.accounts.contracts.generator.derive.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairsTest {

    private static final List<String> VALUES = List.of("a", "b", "c");

    /** At most as many rows as all combinations have, and never fewer than two columns need. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 0", "2, 9", "3, 12", "5, 16", "12, 30"})
    void anyTwoColumnsHaveEachPairInFewRows(int columns, int most) {
        List<List<String>> rows = Pairs.rows(columns, VALUES);
        assertThat(rows).hasSizeLessThanOrEqualTo(most);
        for (int column = 0; column < columns; column++) {
            for (int other = column + 1; other < columns; other++) {
                for (String value : VALUES) {
                    int first = column;
                    int second = other;
                    assertThat(rows.stream()
                                    .filter(row -> row.get(first).equals(value))
                                    .map(row -> row.get(second)))
                            .containsAll(VALUES);
                }
            }
        }
    }
}
